package dev.cupreflight.facts;

/**
 * A certificate hash left in the legacy metabase section of applicationHost.config (property 5506). It can make IIS
 * replace or delete the http.sys binding on its own (exchange-facts.md 1.2).
 *
 * @param path the metabase path, for example {@code LM/W3SVC/1}
 * @param thumbprint the hash, upper-case hex; empty when it could not be decoded
 */
public record MetabaseCertificate(String path, String thumbprint) {}
