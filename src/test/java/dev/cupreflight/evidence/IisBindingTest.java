package dev.cupreflight.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IisBindingTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "*:443:|*|443||0.0.0.0:443",
                ":443:|*|443||0.0.0.0:443",
                "127.0.0.1:443:|127.0.0.1|443||127.0.0.1:443",
                "[::]:443:|[::]|443||[::]:443",
                "[2001:DB8::1]:443:host|[2001:db8::1]|443|host|[2001:db8::1]:443",
                "*:443:mail.contoso.com|*|443|mail.contoso.com|0.0.0.0:443",
                "*:0443:|*|443||0.0.0.0:443",
                "*:0:|*|||",
                "*:65536:|*|||",
                "*:x:|*|||",
                "443||||",
                "*:443||||",
                "''||||",
                "::|*|||"
            })
    void splitsBindingInformation(String information, String address, Integer port, String host, String endpoint) {
        IisBinding binding = new IisBinding("https", information, 0);
        assertThat(binding.address()).isEqualTo(Optional.ofNullable(address));
        assertThat(binding.port()).isEqualTo(Optional.ofNullable(port));
        assertThat(binding.host()).isEqualTo(Optional.ofNullable(host));
        assertThat(binding.endpoint()).isEqualTo(Optional.ofNullable(endpoint));
    }

    @ParameterizedTest
    @CsvSource({"net.tcp,808:*", "net.msmq,localhost", "net.pipe,*", "net.tcp,1:2:3"})
    void leavesOtherProtocolsAlone(String protocol, String information) {
        IisBinding binding = new IisBinding(protocol, information, 0);
        assertThat(binding.address()).isEmpty();
        assertThat(binding.port()).isEmpty();
        assertThat(binding.host()).isEmpty();
        assertThat(binding.endpoint()).isEmpty();
    }

    @Test
    void aBindingByServerNameHasAnEndpointOfItsOwn() {
        IisBinding binding = new IisBinding("https", "*:443:Mail.contoso.com", 1);
        assertThat(binding.usesServerName()).isTrue();
        assertThat(binding.endpoint()).contains("mail.contoso.com:443");
    }
}
