package dev.cupreflight.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class CliXmlTest {
    private static final String SMALL = """
            <Objs Version="1.1.0.1" xmlns="http://schemas.microsoft.com/powershell/2004/04">
              <Obj RefId="0">
                <TN RefId="0"><T>Contoso.Thing</T><T>System.Object</T></TN>
                <ToString>first_x000D__x000A_line</ToString>
                <Props>
                  <S N="Name">a_x005F_x0041_ _x1_ &lt;</S>
                  <B N="Flag">true</B>
                  <I32 N="Number">7</I32>
                  <DT N="When">2019-12-03T14:47:32.5-08:00</DT>
                  <DT N="Unspecified">2019-12-03T14:47:32</DT>
                  <Nil N="Nothing" />
                  <BA N="Data">AQID</BA>
                  <G N="Guid">ca1052f7-04ac-4d14-b4cc-fcd4955cc63f</G>
                  <By N="Byte">20</By>
                  <Obj N="List" RefId="1"><LST><S>x</S><I64>9</I64><Nil/></LST></Obj>
                  <Obj N="State" RefId="2"><TNRef RefId="0"/><ToString>Unchanged</ToString><I32>1</I32></Obj>
                  <Ref N="Itself" RefId="0" />
                </Props>
                <MS><S N="Name">hidden</S><S N="PSComputerName">ex01</S></MS>
              </Obj>
              <S>plain</S>
              <Obj RefId="3"><DCT><En><S N="Key">k</S><S N="Value">v</S></En></DCT></Obj>
            </Objs>
            """;

    @Test
    void readsPropertiesByNameAndType() throws Exception {
        CliXmlObject object = parse(SMALL).objects().get(0);
        assertThat(object.types()).containsExactly("Contoso.Thing", "System.Object");
        assertThat(object.shown()).contains("first\r\nline");
        assertThat(object.text("name")).contains("a_x0041_ _x1_ <");
        assertThat(object.flag("Flag")).contains(true);
        assertThat(object.flag("Name")).isEmpty();
        assertThat(object.text("Number")).contains("7");
        assertThat(object.instant("When")).contains(Instant.parse("2019-12-03T22:47:32.500Z"));
        assertThat(object.instant("Unspecified")).isEmpty();
        assertThat(object.property("Nothing")).contains(new CliXmlValue.Nil());
        assertThat(object.text("Nothing")).isEmpty();
        assertThat(object.bytes("Data"))
                .hasValueSatisfying(bytes -> assertThat(bytes).containsExactly(1, 2, 3));
        assertThat(object.text("Guid")).contains("ca1052f7-04ac-4d14-b4cc-fcd4955cc63f");
        assertThat(object.text("Byte")).contains("20");
        assertThat(object.text("PSComputerName")).contains("ex01");
        assertThat(object.property("none")).isEmpty();
    }

    @Test
    void readsListsNestedObjectsAndReferences() throws Exception {
        CliXml clixml = parse(SMALL);
        CliXmlObject object = clixml.objects().get(0);
        assertThat(object.list("List")).containsExactly("x", "9");
        assertThat(object.list("Number")).containsExactly("7");
        assertThat(object.list("none")).isEmpty();
        CliXmlObject state = object.object("State").orElseThrow();
        assertThat(state.types()).as("types by reference").containsExactly("Contoso.Thing", "System.Object");
        assertThat(state.items()).containsExactly(new CliXmlValue.Scalar("I32", "1"));
        assertThat(object.text("State")).contains("Unchanged");
        assertThat(object.text("Itself")).as("a circle").contains("first\r\nline");
        assertThat(clixml.values().get(1)).isEqualTo(new CliXmlValue.Scalar("S", "plain"));
        assertThat(clixml.objects().get(1).text("K")).contains("v");
    }

    @Test
    void readsTheUtf16OfWindowsPowerShell() throws Exception {
        byte[] bytes = ("\ufeff" + SMALL).getBytes(StandardCharsets.UTF_16LE);
        assertThat(CliXml.parse(bytes)).isEqualTo(parse(SMALL));
    }

    @Test
    void refusesWhatIsNoCliXml() {
        assertThatThrownBy(() -> parse("<Objects/>")).hasMessage("not CLIXML: the root element is \"Objects\"");
        assertThatThrownBy(() -> parse("<Objs>\n<BA>%</BA></Objs>"))
                .isInstanceOf(UnreadableException.class)
                .hasMessage("line 2: bytes that are not base64");
        assertThatThrownBy(() -> parse("<Objs>" + "<Obj><LST>".repeat(1000)))
                .isInstanceOf(UnreadableException.class)
                .hasMessageStartingWith("nested deeper than 200 elements");
    }

    @Test
    void damageIsNeverABug() {
        Damage.isReadOrUnreadable(SMALL.getBytes(StandardCharsets.UTF_8), CliXml::parse);
    }

    @Test
    void readsTheAuthConfigurationOfAServer() throws Exception {
        List<CliXmlObject> objects =
                CliXml.parse(Corpus.file("powershell/Get-AuthConfig.clixml")).objects();
        assertThat(objects).hasSize(1);
        CliXmlObject authentication = objects.get(0);
        assertThat(authentication.text("CurrentCertificateThumbprint"))
                .contains("C3EDCF181EF4F9B53D01768ECA99564014BCA6E7");
        assertThat(authentication.text("NextCertificateEffectiveDate")).isEmpty();
        assertThat(authentication.instant("WhenChangedUTC")).contains(Instant.parse("2019-12-03T22:47:32Z"));
        assertThat(authentication.list("ObjectClass")).endsWith("msExchContainer", "msExchAuthAuthConfig");
        assertThat(authentication.text("Id")).contains("Auth Configuration");
    }

    @Test
    void givesTheBytesOfTheCertificatesOfAServer() throws Exception {
        List<CliXmlObject> certificates = CliXml.parse(Corpus.file("powershell/Get-ExchangeCertificate.clixml"))
                .objects();
        MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
        assertThat(certificates)
                .extracting(certificate -> HexFormat.of()
                        .withUpperCase()
                        .formatHex(sha1.digest(certificate.bytes("RawData").orElseThrow())))
                .contains("C3EDCF181EF4F9B53D01768ECA99564014BCA6E7", "6C7DE09FB39A40144F57EFEBC3DF0148E3A9AB28");
        assertThat(certificates.get(0).types())
                .isEqualTo(certificates.get(1).types())
                .isNotEmpty();
        assertThat(certificates.get(0).shown())
                .hasValueSatisfying(text -> assertThat(text).startsWith("[Subject]\r\n  CN="));
    }

    private static CliXml parse(String xml) throws UnreadableException {
        return CliXml.parse(xml.getBytes(StandardCharsets.UTF_8));
    }
}
