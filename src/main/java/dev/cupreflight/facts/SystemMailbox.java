package dev.cupreflight.facts;

import dev.cupreflight.evidence.Reading;
import java.util.List;
import java.util.Optional;

/**
 * A mailbox that Exchange needs for itself, or one of the public folders.
 *
 * @param name its name
 * @param dn its distinguished name
 * @param kind {@code arbitration}, {@code discovery} or {@code public folder}
 * @param database the distinguished name of its mailbox database (homeMDB); absent when it has none
 * @param databaseExists whether that database exists
 * @param homeServer its server (msExchHomeServerName); absent when it has none
 * @param userPrincipalName its user principal name; empty when it has none
 * @param sameName the distinguished names of other accounts with the same user principal name
 */
public record SystemMailbox(
        String name,
        String dn,
        String kind,
        Optional<String> database,
        Reading<Boolean> databaseExists,
        Optional<String> homeServer,
        String userPrincipalName,
        List<String> sameName) {}
