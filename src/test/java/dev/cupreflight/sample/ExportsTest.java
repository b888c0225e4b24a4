package dev.cupreflight.sample;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The sample's files look as the Windows tools write them. */
class ExportsTest {

    @Test
    void a_registry_export_begins_with_a_byte_order_mark_and_ends_each_key_with_an_empty_line() {
        byte[] file = new RegistryExport()
                .key("SOFTWARE\\Empty")
                .key("SOFTWARE\\Contoso")
                .string("Path", "C:\\\"quoted\"")
                .dword("Number", 528049)
                .bytes();

        assertThat(new String(file, UTF_16LE)).isEqualTo("""
                        \uFEFFWindows Registry Editor Version 5.00

                        [HKEY_LOCAL_MACHINE\\SOFTWARE\\Empty]

                        [HKEY_LOCAL_MACHINE\\SOFTWARE\\Contoso]
                        "Path"="C:\\\\\\"quoted\\""
                        "Number"=dword:00080eb1

                        """.replace("\n", "\r\n"));
    }

    @Test
    void long_registry_values_are_folded_before_column_80() {
        byte[] file = new RegistryExport()
                .key("SYSTEM")
                .binary("FailureActions", new byte[44])
                .bytes();

        assertThat(new String(file, UTF_16LE).lines().skip(3).toList())
                .containsExactly(
                        "\"FailureActions\"=hex:" + "00,".repeat(19) + "\\", "  " + "00,".repeat(24) + "00", "");
    }

    @Test
    void long_ldif_values_are_folded_below_their_attribute() {
        byte[] file = new LdifExport()
                .object("CN=Server,DC=contoso,DC=com", "top")
                .attribute("description", "x".repeat(80))
                .binary("data", new byte[] {1, 2, 3})
                .bytes();

        assertThat(new String(file, US_ASCII))
                .isEqualTo("""
                        dn: CN=Server,DC=contoso,DC=com
                        changetype: add
                        objectClass: top
                        cn: Server
                        description:\s
                         %s
                         xxxx
                        data:: AQID

                        """.formatted("x".repeat(76)).replace("\n", "\r\n"));
    }
}
