package dev.cupreflight.sample;

import static dev.cupreflight.sample.CertificateBuilder.certificateFor;

import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;

/** The sample servers and their certificates. Collected on 21 November 2026; the update is planned for 5 December. */
public final class SampleServer {
    /** The trusted root of Contoso. */
    public static final SampleCertificate ROOT_CA = certificateFor("CN=Contoso Root CA")
            .valid("2019-05-06T08:00:00Z", "2039-05-06T08:00:00Z")
            .authority()
            .make();

    /** Issues the certificates for mail; in the store of intermediate authorities. */
    public static final SampleCertificate ISSUING_CA = certificateFor("CN=Contoso Issuing CA")
            .valid("2019-05-06T09:00:00Z", "2034-05-06T09:00:00Z")
            .issuedBy(ROOT_CA)
            .authority()
            .make();

    /** What clients see; valid until October 2027. */
    public static final SampleCertificate MAIL_2026 = mail("mail.contoso.com 2026")
            .valid("2026-10-02T00:00:00Z", "2027-10-02T00:00:00Z")
            .make();

    /** Its predecessor, expired on 20 October 2026. */
    public static final SampleCertificate MAIL_2025 = mail("mail.contoso.com 2025")
            .valid("2025-10-20T12:00:00Z", "2026-10-20T12:00:00Z")
            .make();

    /** The self-signed certificate of the Exchange back end, which also secures mail between servers. */
    public static final SampleCertificate EXCHANGE = certificateFor("CN=EX01")
            .friendlyName("Microsoft Exchange")
            .dnsNames("EX01", "EX01.contoso.com")
            .valid("2024-03-14T09:12:40Z", "2029-03-14T09:12:40Z")
            .make();

    /** The Auth certificate in use; valid until January 2030. */
    public static final SampleCertificate AUTH = auth("2025-02-03T08:31:05Z", "2030-01-08T08:31:05Z");

    /** The Auth certificate before it, expired on 5 November 2026. */
    public static final SampleCertificate AUTH_OLD = auth("2021-12-01T07:45:30Z", "2026-11-05T07:45:30Z");

    /** The certificate of the Web Management Service on port 8172. */
    public static final SampleCertificate MANAGEMENT = certificateFor("CN=WMSvc-SHA2-EX01")
            .friendlyName("WMSVC-SHA2")
            .keyUsage(KeyUsage.digitalSignature | KeyUsage.keyEncipherment | KeyUsage.dataEncipherment)
            .valid("2024-03-14T08:20:11Z", "2034-03-12T08:20:11Z")
            .make();

    private SampleServer() {}

    /** A healthy Exchange 2019 CU14 Mailbox server named EX01. */
    public static ServerBuilder aServer() {
        return new ServerBuilder()
                .certificate(MAIL_2026)
                .certificate(MAIL_2025)
                .certificate(EXCHANGE)
                .certificate(AUTH)
                .certificate(AUTH_OLD)
                .certificate(MANAGEMENT)
                .store("ROOT", ROOT_CA)
                .store("ROOT", EXCHANGE.withoutPrivateKey())
                .store("CA", ISSUING_CA)
                .binding("0.0.0.0:443", MAIL_2026)
                .binding("127.0.0.1:443", MAIL_2026)
                .binding("0.0.0.0:444", EXCHANGE)
                .binding("0.0.0.0:8172", MANAGEMENT.thumbprint(), "MY", HttpSysBindings.MANAGEMENT_SERVICE)
                .authThumbprints("0:" + AUTH.thumbprint(), "1:" + AUTH_OLD.thumbprint())
                .internalTransport(EXCHANGE);
    }

    /** The same server with the classic fault: 127.0.0.1:443 and the Auth configuration are on expired certificates. */
    public static ServerBuilder demo() {
        return aServer()
                .withExpiredCertificateOn("127.0.0.1:443")
                .withoutCertificate(AUTH)
                .authThumbprints("0:" + AUTH_OLD.thumbprint());
    }

    /** The same server after the update to Exchange 2019 CU15, its restart, and the newest security update. */
    public static ServerBuilder updated() {
        return aServer().updatedTo("15.2.1748.10", "15.2.1748.53");
    }

    private static CertificateBuilder mail(String friendlyName) {
        return certificateFor("CN=mail.contoso.com, O=Contoso Ltd, C=US")
                .issuedBy(ISSUING_CA)
                .friendlyName(friendlyName)
                .dnsNames("mail.contoso.com", "autodiscover.contoso.com")
                .purposes(KeyPurposeId.id_kp_serverAuth, KeyPurposeId.id_kp_clientAuth);
    }

    private static SampleCertificate auth(String from, String to) {
        return certificateFor("CN=Microsoft Exchange Server Auth Certificate")
                .friendlyName("Microsoft Exchange Server Auth Certificate")
                .valid(from, to)
                .make();
    }
}
