package dev.cupreflight.collect.redact;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/** Finds the names of people, computers, groups, sites and the organization in an LDIF file. */
final class DirectoryNames {
    private static final List<String> PERSON = List.of(
            "cn",
            "name",
            "displayname",
            "samaccountname",
            "mailnickname",
            "userprincipalname",
            "mail",
            "givenname",
            "sn");

    private final Names names;
    private final Consumer<String> domain;

    DirectoryNames(Names names, Consumer<String> domain) {
        this.names = names;
        this.domain = domain;
    }

    void read(List<String> lines) {
        Map<String, List<String>> entry = new HashMap<>();
        for (String line : lines) {
            if (line.isEmpty()) {
                entry(entry);
                entry.clear();
            }
            int colon = line.indexOf(':');
            if (colon > 0) {
                entry.computeIfAbsent(line.substring(0, colon).toLowerCase(Locale.ROOT), key -> new ArrayList<>())
                        .add(value(line, colon));
            }
        }
        entry(entry);
    }

    private static String value(String line, int colon) {
        if (!line.startsWith("::", colon)) {
            return line.substring(colon + 1).strip();
        }
        try {
            return new String(
                    Base64.getDecoder().decode(line.substring(colon + 2).strip()), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    private void entry(Map<String, List<String>> entry) {
        List<String> classes = all(entry, "objectclass").stream()
                .map(each -> each.toLowerCase(Locale.ROOT))
                .toList();
        if (classes.contains("computer") || classes.contains("server") || classes.contains("msexchexchangeserver")) {
            all(entry, "cn").forEach(each -> names.add(Kind.HOST, each));
            all(entry, "dnshostname").forEach(each -> names.addHost(each, true));
        } else if (classes.contains("group")) {
            all(entry, "cn").forEach(each -> names.add(Kind.GROUP, each));
            all(entry, "samaccountname").forEach(each -> names.add(Kind.GROUP, each));
        } else if (classes.contains("person") || classes.contains("user") || classes.contains("contact")) {
            PERSON.forEach(attribute -> all(entry, attribute).forEach(this::person));
        }
        if (classes.contains("organizationalunit")) {
            all(entry, "ou").forEach(each -> names.add(Kind.UNIT, each));
        }
        if (classes.contains("msexchorganizationcontainer")) {
            all(entry, "cn").forEach(each -> names.add(Kind.ORGANIZATION, each));
        }
        if (classes.contains("site")) {
            all(entry, "cn").forEach(each -> names.add(Kind.SITE, each));
        }
        if (classes.contains("crossref")) {
            all(entry, "netbiosname").forEach(domain);
            all(entry, "dnsroot").forEach(each -> names.addHost(each, false));
        }
    }

    private void person(String value) {
        int at = value.indexOf('@');
        if (at > 0) {
            names.addHost(value.substring(at + 1), false);
        }
        names.add(Kind.USER, at > 0 ? value.substring(0, at) : value);
    }

    private static List<String> all(Map<String, List<String>> entry, String attribute) {
        return entry.getOrDefault(attribute, List.of());
    }
}
