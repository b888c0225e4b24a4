package dev.cupreflight.facts;

import dev.cupreflight.evidence.Reading;

/**
 * An Exchange server of the organization.
 *
 * @param name its name
 * @param version its version as Active Directory writes it, for example {@code Version 15.2 (Build 31544.4)}
 * @param build its build, without security updates
 */
public record ExchangeServer(String name, String version, Reading<Build> build) {

    /** The product in words, for example {@code Exchange 2019}. */
    public String product() {
        return build.ifKnown().map(ExchangeServer::product).orElse("Exchange");
    }

    private static String product(Build build) {
        if (build.major() == 15) {
            return "Exchange " + Releases.productOf(build);
        }
        return build.major() == 14 ? "Exchange 2010" : build.major() == 8 ? "Exchange 2007" : "Exchange 2003 or older";
    }
}
