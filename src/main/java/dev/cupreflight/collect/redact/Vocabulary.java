package dev.cupreflight.collect.redact;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Words that name nobody, because every Exchange server has them. A name that is one of them alone stays as it is. */
final class Vocabulary {
    /** Shorter names are parts of too many other words. */
    static final int SHORTEST = 3;

    private static final Set<String> WORDS = Set.of(
            ("account accounts admin admins administration administrative administrator administrators auth authority autodiscover back"
                            + " backend builtin builtins cert certificate certificates client com computer computers config"
                            + " configuration connector console contact controllers default directory discovery domain domains"
                            + " edge end enterprise exchange external federatedemail federation first forest front group groups"
                            + " guest healthmailbox host https imap internal internet intranet kerberos legacy local localhost"
                            + " localservice localsystem mail mailbox main management manager member microsoft migration monitor"
                            + " monitoring name net network networkservice none organization outlook owa pop public root schema"
                            + " security self server servers service services setup site sites smtp software system systemmailbox"
                            + " test transport trusted user users web webmail windows wmsvc workgroup world www"
                            + " nt authority\\system krbtgt operators template tools info postmaster noreply support helpdesk sales workstations it update version")
                    .split(" ", -1));

    /** Subjects, groups and objects that carry the same name on every server. */
    private static final Set<String> PHRASES = Set.of(
            "microsoft exchange",
            "microsoft exchange server auth certificate",
            "microsoft exchange security groups",
            "default-first-site-name",
            "domain controllers",
            "first organization",
            "first administrative group",
            "organization management",
            "view-only organization management",
            "recipient management",
            "public folder management",
            "server management",
            "delegated setup",
            "discovery management",
            "records management",
            "compliance management",
            "hygiene management",
            "help desk",
            "um management",
            "security administrator",
            "security reader",
            "exchange servers",
            "exchange trusted subsystem",
            "exchange windows permissions",
            "exchangelegacyinterop",
            "managed availability servers",
            "domain admins",
            "domain users",
            "domain computers",
            "domain guests",
            "enterprise admins",
            "schema admins",
            "group policy creator owners",
            "denied rodc password replication group",
            "enterprise configuration",
            "enterprise schema",
            "microsoft root authority",
            "internet2");

    /** Host names below these domains are Microsoft's or a standard's, and the same for everybody. */
    private static final List<String> PUBLIC_DOMAINS = List.of(
            "microsoft.com",
            "windows.com",
            "windowsupdate.com",
            "office.com",
            "office365.com",
            "office.net",
            "outlook.com",
            "microsoftonline.com",
            "live.com",
            "msn.com",
            "digicert.com",
            "verisign.com",
            "w3.org",
            "xmlsoap.org",
            "oasis-open.org",
            "ietf.org",
            "cloudapp.net",
            "outlook.cn");

    private static final Set<String> TOP_LEVEL = Set.of(
            ("com net org info biz edu gov mil int local lan corp internal intra home test example invalid localdomain priv"
                            + " private ad dom de at ch fr it es pt nl be lu uk ie dk se no fi is pl cz sk hu ro bg gr tr ru ua jp"
                            + " cn kr tw hk sg my th vn in pk au nz za br mx ar cl co pe us ca eu il ae sa eg ng ke asia io cloud"
                            + " tech online site app dev ai me tv cc li si hr rs lt lv ee")
                    .split(" ", -1));

    private Vocabulary() {}

    /** True for a name that says nothing about whose server it is. */
    static boolean common(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.length() < SHORTEST
                || WORDS.contains(lower)
                || PHRASES.contains(lower)
                || Kind.isToken(lower)
                || lower.chars().noneMatch(Character::isLetter)
                || lower.startsWith("federatedemail.")
                || lower.startsWith("migration.")
                || lower.startsWith("systemmailbox{")
                || lower.startsWith("discoverysearchmailbox");
    }

    /** True for a label that ends domain names: {@code com}, {@code local}. */
    static boolean topLevel(String label) {
        return TOP_LEVEL.contains(label);
    }

    /** True for a host name that is the same for everybody. */
    static boolean publicHost(String host) {
        String lower = host.toLowerCase(Locale.ROOT);
        return PUBLIC_DOMAINS.stream().anyMatch(each -> lower.equals(each) || lower.endsWith("." + each));
    }
}
