package dev.cupreflight.clearance;

import dev.cupreflight.facts.Dates;
import java.io.IOException;
import java.security.PublicKey;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECKey;
import java.security.interfaces.RSAKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.Time;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.CMSVerifierCertificateNotValidException;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.util.Selector;
import org.bouncycastle.util.Store;

/** Checks a detached CMS signature (RFC 5652) by one signer. */
final class DetachedSignature {
    private static final Set<String> DIGESTS = Set.of(
            NISTObjectIdentifiers.id_sha256.getId(),
            NISTObjectIdentifiers.id_sha384.getId(),
            NISTObjectIdentifiers.id_sha512.getId());

    private DetachedSignature() {}

    /**
     * The signer of some bytes.
     *
     * @throws SigningException if the signature is not one of exactly these bytes, with the reason
     */
    static Signer check(byte[] content, byte[] signature) throws SigningException {
        try {
            // Reads exactly one structure: whatever was added behind it makes it fail.
            ContentInfo info = ContentInfo.getInstance(ASN1Primitive.fromByteArray(signature));
            CMSSignedData data = new CMSSignedData(new CMSProcessableByteArray(content), info);
            if (data.getSignerInfos().size() != 1) {
                throw new SigningException("it has " + data.getSignerInfos().size() + " signers instead of one");
            }
            SignerInformation signer = data.getSignerInfos().iterator().next();
            Signer who = signer(signer, certificates(data.getCertificates()));
            strong(signer, who.certificate().getPublicKey());
            if (!signer.verify(new JcaSimpleSignerInfoVerifierBuilder().build(who.certificate()))) {
                throw new SigningException("it does not belong to this file: one of them was changed");
            }
            return who;
        } catch (CMSVerifierCertificateNotValidException e) {
            throw new SigningException(
                    "it was made at a time at which its certificate was not valid, by what it says itself", e);
        } catch (CMSException | CertificateException | OperatorCreationException e) {
            throw new SigningException("it does not belong to this file: one of them was changed", e);
        } catch (IOException | RuntimeException | StackOverflowError e) {
            throw new SigningException("it is not a signature of the form CMS in DER (.p7s), or a damaged one", e);
        }
    }

    private static List<X509Certificate> certificates(Store<X509CertificateHolder> store) throws CertificateException {
        Collection<X509CertificateHolder> all = store.getMatches(everything());
        List<X509Certificate> certificates = new ArrayList<>();
        for (X509CertificateHolder each : all) {
            certificates.add(new JcaX509CertificateConverter().getCertificate(each));
        }
        return certificates;
    }

    private static Selector<X509CertificateHolder> everything() {
        return new Selector<>() {
            @Override
            public boolean match(X509CertificateHolder each) {
                return true;
            }

            @Override
            public Object clone() {
                return this;
            }
        };
    }

    private static Signer signer(SignerInformation signer, List<X509Certificate> all)
            throws SigningException, CertificateException, IOException {
        List<X509Certificate> own = new ArrayList<>();
        List<X509Certificate> others = new ArrayList<>();
        for (X509Certificate each : all) {
            (signer.getSID().match(new X509CertificateHolder(each.getEncoded())) ? own : others).add(each);
        }
        if (own.size() != 1) {
            throw new SigningException("the certificate of its signer is not in it");
        }
        return new Signer(own.get(0), List.copyOf(others), signedAt(signer.getSignedAttributes()));
    }

    private static Instant signedAt(AttributeTable attributes) throws SigningException {
        Attribute time = attributes == null ? null : attributes.get(CMSAttributes.signingTime);
        if (time == null || time.getAttrValues().size() != 1) {
            throw new SigningException("it does not say when it was made");
        }
        return Time.getInstance(time.getAttrValues().getObjectAt(0)).getDate().toInstant();
    }

    private static void strong(SignerInformation signer, PublicKey key) throws SigningException {
        boolean weak = !DIGESTS.contains(signer.getDigestAlgOID())
                || (key instanceof RSAKey rsa && rsa.getModulus().bitLength() < SigningKey.RSA_BITS)
                || (key instanceof ECKey curve
                        && curve.getParams().getCurve().getField().getFieldSize() < SigningKey.EC_BITS);
        if (weak) {
            throw new SigningException("it uses a key or a hash that is too weak to prove anything");
        }
    }

    /** The days on which a certificate is valid, in words. */
    static String validity(X509Certificate certificate) {
        return Dates.day(certificate.getNotBefore().toInstant()) + " until "
                + Dates.day(certificate.getNotAfter().toInstant());
    }
}
