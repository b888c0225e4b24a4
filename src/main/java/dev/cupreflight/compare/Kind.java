package dev.cupreflight.compare;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What can change on a server, in the order of a report. */
public enum Kind {
    /** Exchange, Windows and the .NET Framework. */
    VERSION("Versions", ""),
    /** Security, hotfix and interim updates of Exchange. */
    EXCHANGE_UPDATE("Updates of Exchange", "Update"),
    /** Which certificate http.sys shows on an endpoint. */
    CERTIFICATE_BINDING("Certificates on endpoints", ""),
    /** The bindings of the IIS sites. */
    SITE_BINDING("Bindings of sites", "Binding"),
    /** The certificates of the computer. */
    CERTIFICATE("Certificates of the computer", "Certificate"),
    /** The roots that the computer trusts. */
    TRUSTED_ROOT("Trusted roots", "Trusted root"),
    /** The certificates that the organization signs tokens with. */
    AUTH_CERTIFICATE("Auth certificate", ""),
    /** The certificates for mail. */
    MAIL_CERTIFICATE("Certificates for mail", ""),
    /** Start type and account of the Windows services. */
    SERVICE("Services", "Service"),
    /** What requesters have said about the components of the server. */
    COMPONENT("Components", "Component"),
    /** The application pools of Exchange. */
    APPLICATION_POOL("Application pools", "Pool"),
    /** The sites of IIS. */
    SITE("Sites", "Site"),
    /** The applications of Exchange in IIS. */
    VIRTUAL_DIRECTORY("Virtual directories", ""),
    /** The objects of virtual directories in Active Directory. */
    DIRECTORY_OBJECT("Virtual directories in Active Directory", ""),
    /** The settings in web.config and similar files. */
    CONFIGURATION_FILE("Settings in configuration files", ""),
    /** The TLS settings of Windows and the .NET Framework. */
    TLS("TLS settings", "");

    private final String title;
    private final String noun;

    Kind(String title, String noun) {
        this.title = title;
        this.noun = noun;
    }

    /** The word in rules and JSON, for example {@code certificate-binding}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The heading in reports. */
    public String title() {
        return title;
    }

    /** What stands before the name of a thing of this kind; empty when its name says it. */
    public String noun() {
        return noun;
    }

    /** The kind with this word. */
    static Optional<Kind> of(String word) {
        return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
    }
}
