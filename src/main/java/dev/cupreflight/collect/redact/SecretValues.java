package dev.cupreflight.collect.redact;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Passwords and keys, which nothing needs: they are removed wherever they are known to be (safety.md). */
public final class SecretValues {
    private static final Set<String> ATTRIBUTES = Set.of(
            "unicodepwd",
            "userpassword",
            "dbcspwd",
            "ntpwdhistory",
            "lmpwdhistory",
            "supplementalcredentials",
            "ms-mcs-admpwd",
            "mslaps-password",
            "mslaps-encryptedpassword",
            "mslaps-encryptedpasswordhistory",
            "msds-managedpassword",
            "msds-keycredentiallink",
            "trustauthincoming",
            "trustauthoutgoing",
            "initialauthincoming",
            "initialauthoutgoing");

    private static final Pattern IN_XML = Pattern.compile(
            "(?i)\\b(validationKey|decryptionKey|password|connectionString|secret|sharedSecret|apiKey|sessionKey)"
                    + "(\\s{0,4}=\\s{0,4})(\"[^\"]*\"|'[^']*')");
    private static final Pattern SECURE_STRING = Pattern.compile("(<SS\\b[^>]*>)[^<]*(</SS>)");
    private static final Pattern PRIVATE_KEY =
            Pattern.compile("-----BEGIN ([A-Z ]*PRIVATE KEY)-----.*?-----END \\1-----", Pattern.DOTALL);

    private SecretValues() {}

    /** True for an attribute of the directory that holds a password or a key. */
    public static boolean attribute(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        int option = lower.indexOf(';');
        String plain = option < 0 ? lower : lower.substring(0, option);
        return ATTRIBUTES.contains(plain) || plain.endsWith("password") || plain.endsWith("passwordhistory");
    }

    /** A text file without its passwords and keys: machineKey, accounts of application pools, secure strings, PEM keys. */
    public static String remove(String text) {
        String plain =
                text.contains("PRIVATE KEY-----") ? PRIVATE_KEY.matcher(text).replaceAll("removed") : text;
        plain = plain.contains("<SS") ? SECURE_STRING.matcher(plain).replaceAll("$1$2") : plain;
        Matcher values = IN_XML.matcher(plain);
        StringBuilder out = new StringBuilder(plain.length());
        while (values.find()) {
            String value = values.group(3);
            boolean known = value.regionMatches(true, 1, "AutoGenerate", 0, 12) || value.length() == 2;
            String kept = known ? value : value.charAt(0) + "removed" + value.charAt(0);
            values.appendReplacement(out, Matcher.quoteReplacement(values.group(1) + values.group(2) + kept));
        }
        return values.appendTail(out).toString();
    }
}
