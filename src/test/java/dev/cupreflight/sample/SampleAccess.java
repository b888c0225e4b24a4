package dev.cupreflight.sample;

import static java.nio.charset.StandardCharsets.UTF_16LE;

import java.util.Map;

/** What {@code icacls /save} writes about the folders of the installation (exchange-facts.md 1.9). */
final class SampleAccess {
    private static final String INHERITED =
            "D:AI(A;OICIID;FA;;;SY)(A;OICIID;FA;;;BA)(A;OICIID;0x1200a9;;;AU)" + "(A;OICIIOID;GA;;;CO)";

    private SampleAccess() {}

    static Map<String, byte[]> files() {
        return Map.of(
                "commands/acl-exchange.sddl", saved("V15"),
                "commands/acl-exchange-folders.sddl", saved("Bin", "ClientAccess", "FrontEnd", "Logging"),
                "commands/acl-owa-auth.sddl", saved("15.2.1544", "15.2.1544.4", "Current", "logon.aspx"));
    }

    private static byte[] saved(String... names) {
        StringBuilder text = new StringBuilder();
        for (String name : names) {
            text.append(name).append("\r\n").append(INHERITED).append("\r\n");
        }
        return text.toString().getBytes(UTF_16LE);
    }
}
