package dev.cupreflight.sample;

import java.util.List;
import java.util.Map;

/** Connectors, protocols, system mailboxes and settings of the Exchange organization of Contoso. */
final class SampleOrganization {
    private static final String GROUP =
            "CN=Exchange Administrative Group (FYDIBOHF23SPDLT),CN=Administrative Groups," + ExchangeDirectory.EXCHANGE;
    private static final String DATABASE = "CN=DB01,CN=Databases," + GROUP;
    private static final String CERTIFICATE = "<I>CN=Contoso Issuing CA<S>CN=mail.contoso.com, O=Contoso Ltd, C=US";

    private final String computer;

    SampleOrganization(String computer) {
        this.computer = computer;
    }

    Map<String, byte[]> files() {
        return Map.of(
                "directory/connectors.ldf", connectors(),
                "directory/mailboxes.ldf", mailboxes(),
                "directory/organization.ldf", organization(),
                "directory/pop-imap.ldf", protocols());
    }

    private String server() {
        return "CN=" + computer + "," + ExchangeDirectory.SERVERS;
    }

    private byte[] connectors() {
        String routing = ",CN=Connections,CN=Exchange Routing Group (DWBGZMFD01QNBJR),CN=Routing Groups," + GROUP;
        String virtual = "CN=1,CN=SMTP,CN=Protocols," + server();
        return new LdifExport()
                .object("CN=To Internet" + routing, "top", "msExchConnector", "msExchRoutingSMTPConnector")
                .attribute("msExchSmtpSendEnabled", "TRUE")
                .attribute("msExchSourceBridgeheadServersDN", virtual)
                .attribute("msExchSmtpTLSCertificate", CERTIFICATE)
                .attribute("routingList", "SMTP:*;1")
                .object(
                        "CN=Default Frontend " + computer + ",CN=SMTP Receive Connectors,CN=SMTP,CN=Protocols,"
                                + server(),
                        "top",
                        "msExchSmtpReceiveConnector")
                .attribute("msExchSmtpReceiveEnabled", "TRUE")
                .attribute("msExchSmtpTLSCertificate", CERTIFICATE)
                .bytes();
    }

    private byte[] mailboxes() {
        LdifExport file = new LdifExport();
        for (String name : List.of(
                "FederatedEmail.4c1f4d8b-8179-4148-93bf-00a95fa1e042",
                "Migration.8f3e7716-2011-43e4-96b1-aba62d229136",
                "SystemMailbox{1f05a927-3be2-4fb9-aa03-b59fe3b56f4c}",
                "SystemMailbox{2CE34405-31BE-455D-89D7-A7C7DA7A0DAA}",
                "SystemMailbox{D0E409A0-AF9B-4720-92FE-AAC869B0D201}",
                "SystemMailbox{bb558c35-97f1-4cb9-8ff7-d53741dc928c}",
                "SystemMailbox{e0dc1c29-89c3-4034-b678-e6c29d823ed9}")) {
            mailbox(file, name, 0x80_0000L);
        }
        mailbox(file, "DiscoverySearchMailbox {D919BA05-46A6-415f-80AD-7E09334BB852}", 0x2000_0000L);
        return file.bytes();
    }

    private void mailbox(LdifExport file, String name, long type) {
        file.object("CN=" + name + ",CN=Users," + ExchangeDirectory.DOMAIN, "top", "person", "user")
                .attribute("homeMDB", DATABASE)
                .attribute(
                        "msExchHomeServerName",
                        "/o=Contoso/ou=Exchange Administrative Group (FYDIBOHF23SPDLT)/cn=Configuration/cn=Servers/cn="
                                + computer)
                .attribute("msExchRecipientTypeDetails", Long.toString(type))
                .attribute("userPrincipalName", name.replace(" ", "") + "@contoso.com");
    }

    private static byte[] organization() {
        return new LdifExport()
                .object("CN=Folder Hierarchies," + GROUP, "top", "container", "msExchPublicFolderTreeContainer")
                .object("CN=Public Folders,CN=Folder Hierarchies," + GROUP, "top", "msExchPFTree")
                .attribute("msExchPFTreeType", "1")
                .object(
                        "CN=Default Policy,CN=Recipient Policies," + ExchangeDirectory.EXCHANGE,
                        "top",
                        "msExchRecipientPolicy")
                .attribute("gatewayProxy", "SMTP:@contoso.com")
                .object(DATABASE, "top", "msExchMDB", "msExchPrivateMDB")
                .object(
                        "CN=Fabrikam,CN=Federation," + ExchangeDirectory.EXCHANGE,
                        "top",
                        "msExchFedSharingRelationship")
                .attribute("msExchFedTargetApplicationURI", "fabrikam.com")
                .object(
                        "CN=Hybrid Configuration,CN=Hybrid Configuration," + ExchangeDirectory.EXCHANGE,
                        "top",
                        "msExchCoexistenceRelationship")
                .attribute("whenChanged", "20260310140000.0Z")
                .bytes();
    }

    private byte[] protocols() {
        return new LdifExport()
                .object("CN=1,CN=POP3,CN=Protocols," + server(), "top", "protocolCfg", "protocolCfgPOPServer")
                .attribute("msExchPopImapX509CertificateName", "mail.contoso.com")
                .object("CN=1,CN=IMAP4,CN=Protocols," + server(), "top", "protocolCfg", "protocolCfgIMAPServer")
                .attribute("msExchPopImapX509CertificateName", "mail.contoso.com")
                .bytes();
    }
}
