package dev.cupreflight.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DirectoryNameTest {
    @Test
    void tellsItsParts() {
        DirectoryName name = name("CN=EX01,CN=Servers,CN=Configuration,DC=Contoso,DC=com");
        assertThat(name.label()).isEqualTo("EX01");
        assertThat(name.above(1)).contains(name("cn=servers, cn=configuration, dc=contoso, dc=com"));
        assertThat(name.above(5)).isEmpty();
        assertThat(name.above(99)).isEmpty();
        assertThat(name.domain()).contains(name("DC=contoso,DC=com"));
        assertThat(name.domain().orElseThrow().dnsName()).isEqualTo("Contoso.com");
        assertThat(name.isBelow(name("DC=contoso,DC=com"))).isTrue();
        assertThat(name.isBelow(name)).isFalse();
        assertThat(name("DC=contoso,DC=com").child("CN", "Computers"))
                .isEqualTo(name("cn=computers,dc=contoso,dc=com"));
    }

    @Test
    void aDomainComponentInTheMiddleIsNotTheDomain() {
        assertThat(name("DC=child,DC=zone,CN=MicrosoftDNS,DC=contoso,DC=com").domain())
                .contains(name("DC=contoso,DC=com"));
        assertThat(name("CN=a").domain()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no name", "CN=a,,", "=a"})
    void refusesWhatIsNoName(String text) {
        assertThat(DirectoryName.parse(text)).isEmpty();
    }

    @Test
    void readsSecurityIdentifiersAsActiveDirectoryStoresThem() {
        byte[] sid = Base64.getDecoder().decode("AQUAAAAAAAUVAAAAAQAAAP////8CAAAAUQQAAA==");
        assertThat(SecurityIdentifier.text(sid)).contains("S-1-5-21-1-4294967295-2-1105");
        assertThat(SecurityIdentifier.text(new byte[] {1, 1, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0}))
                .contains("S-1-1-0");
    }

    @Test
    void refusesWhatIsNoSecurityIdentifier() {
        byte[] sid = Base64.getDecoder().decode("AQUAAAAAAAUVAAAAAQAAAP////8CAAAAUQQAAA==");
        for (int length = 0; length < sid.length; length++) {
            assertThat(SecurityIdentifier.text(java.util.Arrays.copyOf(sid, length)))
                    .isEmpty();
        }
        sid[0] = 2;
        assertThat(SecurityIdentifier.text(sid)).isEmpty();
        assertThat(SecurityIdentifier.text(new byte[] {1, -1, 0, 0, 0, 0, 0, 5}))
                .isEmpty();
    }

    private static DirectoryName name(String text) {
        return DirectoryName.parse(text).orElseThrow();
    }
}
