package dev.cupreflight.evidence;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cupreflight.evidence.AccessList.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SddlTest {
    private static final String FOLDER = "D:PAI(A;OICI;FA;;;SY)(A;OICI;FA;;;BA)(A;OICI;0x1200a9;;;AU)";
    private static final String KEYS = """
            a1b2_c3d4\r
            D:PAI(A;;0xd01f01ff;;;SY)(A;;0xd01f01ff;;;BA)(A;;0x80120089;;;NS)\r
            schlüssel_鍵\r
            D:AI(A;ID;FA;;;S-1-5-21-1-2-3-500)(A;OICIIOID;GA;;;CO)\r
            """;

    @Test
    void readsWhoMayDoWhatWithAFolder() throws Exception {
        AccessList list = Sddl.parse(FOLDER);
        assertThat(list.inheritanceOff()).isTrue();
        assertThat(list.unrestricted()).isFalse();
        assertThat(list.owner()).isEmpty();
        assertThat(list.entries()).hasSize(3).first().satisfies(entry -> {
            assertThat(entry.kind()).isEqualTo(Kind.ALLOW);
            assertThat(entry.sid()).isEqualTo(AccessList.SYSTEM);
            assertThat(entry.toFolders()).isTrue();
            assertThat(entry.toFiles()).isTrue();
            assertThat(entry.inherited()).isFalse();
            assertThat(entry.inheritOnly()).isFalse();
        });
        assertThat(list.grants(List.of(AccessList.ADMINISTRATORS), AccessList.FULL_CONTROL))
                .isTrue();
        assertThat(list.grants(List.of(AccessList.AUTHENTICATED_USERS), AccessList.READ))
                .isTrue();
        assertThat(list.grants(List.of(AccessList.AUTHENTICATED_USERS), AccessList.CHANGE_PERMISSIONS))
                .isFalse();
        assertThat(list.rights(List.of(AccessList.NETWORK_SERVICE))).isZero();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void readsWhatIcaclsSavesWithAndWithoutAByteOrderMark(boolean marked) throws Exception {
        String text = marked ? "\ufeff" + KEYS : KEYS;
        assertThat(Sddl.saved(text.getBytes(UTF_16LE))).containsOnlyKeys("a1b2_c3d4", "schlüssel_鍵");
        AccessList first = Sddl.saved(text.getBytes(UTF_16LE)).get("a1b2_c3d4");
        assertThat(first.grants(List.of(AccessList.NETWORK_SERVICE), AccessList.READ))
                .isTrue();
        assertThat(first.grants(List.of(AccessList.SYSTEM), AccessList.FULL_CONTROL))
                .isTrue();
    }

    @Test
    void readsNamesThatStartWithANonLatinLetter() throws Exception {
        String text = "フォルダー\r\n" + FOLDER + "\r\n";
        assertThat(Sddl.saved(text.getBytes(UTF_16LE))).containsOnlyKeys("フォルダー");
        assertThat(Sddl.saved(text.getBytes(UTF_16))).containsOnlyKeys("フォルダー");
        assertThat(Sddl.saved(text.getBytes(UTF_8))).containsOnlyKeys("フォルダー");
    }

    @Test
    void theFirstEntryThatNamesARightDecides() throws Exception {
        AccessList denied = Sddl.parse("D:(D;;WD;;;BA)(A;;FA;;;SY)(A;;FA;;;BA)");
        assertThat(denied.grants(List.of(AccessList.SYSTEM), AccessList.FULL_CONTROL))
                .isTrue();
        assertThat(denied.grants(List.of(AccessList.SYSTEM, AccessList.ADMINISTRATORS), AccessList.CHANGE_PERMISSIONS))
                .isFalse();
        assertThat(Sddl.parse("D:(A;;FA;;;BA)(D;;WD;;;BA)")
                        .grants(List.of(AccessList.ADMINISTRATORS), AccessList.CHANGE_PERMISSIONS))
                .isTrue();
    }

    @Test
    void whatIsOnlyInheritedFurtherIsNotARightOnTheObject() throws Exception {
        AccessList list = Sddl.parse("D:AI(A;OICIIO;FA;;;SY)(A;ID;FR;;;SY)");
        assertThat(list.inheritanceOff()).isFalse();
        assertThat(list.rights(List.of(AccessList.SYSTEM))).isEqualTo(AccessList.READ);
        assertThat(list.entries().get(1).inherited()).isTrue();
    }

    @Test
    void anEmptyListIsNoRightAndANullListIsEveryRight() throws Exception {
        assertThat(Sddl.parse("D:P").rights(List.of(AccessList.SYSTEM))).isZero();
        assertThat(Sddl.parse("D:NO_ACCESS_CONTROL").rights(List.of(AccessList.SYSTEM)))
                .isEqualTo(AccessList.FULL_CONTROL);
    }

    @Test
    void readsOwnerGroupAndAuditListBesides() throws Exception {
        AccessList list = Sddl.parse("O:BAG:S-1-5-21-1-2-3-513D:AI(A;;FA;;;DA)S:AI(AU;OICISAFA;WD;;;WD)(ML;;NW;;;HI)");
        assertThat(list.owner()).contains(AccessList.ADMINISTRATORS);
        assertThat(list.entries())
                .hasSize(1)
                .first()
                .satisfies(entry -> assertThat(entry.sid()).isEqualTo("DA"));
    }

    @Test
    void anEntryWithAConditionDecidesNothing() throws Exception {
        AccessList list = Sddl.parse("D:(XA;;FA;;;WD;(Member_of {SID(BA)} && @User.a == \"D:(x\\)\"))(A;;FR;;;WD)");
        assertThat(list.hasOther()).isTrue();
        assertThat(list.rights(List.of(AccessList.EVERYONE))).isEqualTo(AccessList.READ);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "C:\\Windows",
                "D:(A;;FA;;;SY",
                "D:(A;;FA;;SY)",
                "D:(A;;ZZ;;;SY)",
                "D:(A;;0xfffffffff;;;SY)",
                "D:(A;;0x-1;;;SY)",
                "D:(A;;F;;;SY)",
                "D:(A;;FA;;;SYSTEM)",
                "D:Q(A;;FA;;;SY)",
                "D:(A;;FA;;;SY)x(A;;FA;;;BA)",
                "D:())(",
                "O:BAG:BA"
            })
    void refusesWhatIsNoAccessList(String text) {
        assertThatThrownBy(() -> Sddl.parse(text)).isInstanceOf(UnreadableException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "V15", "V15\r\nD:AI(A;;FA;;;SY)\r\nBin", "Zugriff verweigert\r\nFehler 5"})
    void refusesWhatIcaclsDidNotSave(String text) {
        assertThatThrownBy(() -> Sddl.saved(text.getBytes(UTF_16LE))).isInstanceOf(UnreadableException.class);
    }

    @Test
    void aDamagedFileIsReadOrUnreadable() {
        Damage.isReadOrUnreadable(KEYS.getBytes(UTF_16LE), Sddl::saved);
        Damage.isReadOrUnreadable(("D:" + "(".repeat(5000)).getBytes(UTF_16LE), Sddl::saved);
    }

    @Test
    void anEndlessListIsRefused() {
        String text = "D:" + "(A;;FA;;;SY)".repeat(10_001);
        assertThatThrownBy(() -> Sddl.parse(text)).hasMessageContaining("more than 10000 entries");
    }
}
