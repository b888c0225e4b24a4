package dev.cupreflight.clearance;

import dev.cupreflight.facts.Dates;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.UnrecoverableKeyException;
import java.security.cert.Certificate;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECKey;
import java.security.interfaces.RSAKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.Time;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.DefaultSignedAttributeTableGenerator;
import org.bouncycastle.cms.jcajce.JcaSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;

/** A private key with its certificate, that signs reports and clearances (CMS, RFC 5652, detached, DER). */
public final class SigningKey {
    /** The shortest RSA key that counts, in bits. */
    static final int RSA_BITS = 2048;

    /** The shortest elliptic-curve key that counts, in bits. */
    static final int EC_BITS = 256;

    private final PrivateKey key;
    private final List<X509Certificate> chain;

    private SigningKey(PrivateKey key, List<X509Certificate> chain) {
        this.key = key;
        this.chain = chain;
    }

    /**
     * Reads a PKCS#12 file with exactly one private key.
     *
     * @throws SigningException if the password is wrong, or there is no usable key
     */
    public static SigningKey read(byte[] pkcs12, char[] password) throws SigningException {
        KeyStore store = store(pkcs12, password);
        try {
            List<String> keys = new ArrayList<>();
            for (String alias : Collections.list(store.aliases())) {
                if (store.isKeyEntry(alias)) {
                    keys.add(alias);
                }
            }
            if (keys.size() != 1) {
                throw new SigningException(
                        keys.isEmpty()
                                ? "there is no private key in it"
                                : "there are " + keys.size()
                                        + " private keys in it; make a file with the one to sign with");
            }
            return of(store, keys.get(0), password);
        } catch (GeneralSecurityException e) {
            throw new SigningException("its key cannot be read: " + e.getMessage(), e);
        }
    }

    private static KeyStore store(byte[] pkcs12, char[] password) throws SigningException {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(new ByteArrayInputStream(pkcs12), password);
            return store;
        } catch (IOException | GeneralSecurityException e) {
            throw new SigningException(
                    e.getCause() instanceof UnrecoverableKeyException
                            ? "the password is wrong"
                            : "it is not a PKCS#12 file (.p12 or .pfx), or a damaged one",
                    e);
        }
    }

    private static SigningKey of(KeyStore store, String alias, char[] password)
            throws GeneralSecurityException, SigningException {
        if (!(store.getKey(alias, password) instanceof PrivateKey key)) {
            throw new SigningException("there is no private key in it");
        }
        List<X509Certificate> chain = new ArrayList<>();
        for (Certificate each : store.getCertificateChain(alias)) {
            if (each instanceof X509Certificate certificate) {
                chain.add(certificate);
            }
        }
        if (chain.isEmpty()) {
            throw new SigningException("there is no certificate for the private key in it");
        }
        return new SigningKey(key, List.copyOf(chain));
    }

    /** The certificate that belongs to the key. */
    public X509Certificate certificate() {
        return chain.get(0);
    }

    /**
     * Signs some bytes; the signature holds the certificates and the time, and not the bytes.
     *
     * @throws SigningException if the certificate is not valid at that time, or its kind of key is not supported
     */
    public byte[] sign(byte[] content, Instant at) throws SigningException {
        Instant end = certificate().getNotAfter().toInstant();
        if (at.isAfter(end) || at.isBefore(certificate().getNotBefore().toInstant())) {
            throw new SigningException(
                    "the certificate " + Signer.nameOf(certificate()) + " is not valid now: it holds from "
                            + Dates.day(certificate().getNotBefore().toInstant()) + " until " + Dates.day(end)
                            + ". What it signs would be refused");
        }
        try {
            ContentSigner signer = new JcaContentSignerBuilder(algorithm()).build(key);
            CMSSignedDataGenerator generator = new CMSSignedDataGenerator();
            generator.addSignerInfoGenerator(
                    new JcaSignerInfoGeneratorBuilder(new JcaDigestCalculatorProviderBuilder().build())
                            .setSignedAttributeGenerator(new DefaultSignedAttributeTableGenerator(time(at)))
                            .build(signer, certificate()));
            generator.addCertificates(new JcaCertStore(chain));
            CMSSignedData signed = generator.generate(new CMSProcessableByteArray(content), false);
            return signed.toASN1Structure().getEncoded("DER");
        } catch (CMSException | OperatorCreationException | CertificateEncodingException | IOException e) {
            throw new SigningException("it cannot sign: " + e.getMessage(), e);
        }
    }

    private String algorithm() throws SigningException {
        if (key instanceof RSAKey rsa) {
            if (rsa.getModulus().bitLength() < RSA_BITS) {
                throw new SigningException(
                        "its RSA key has " + rsa.getModulus().bitLength() + " bits; it needs at least " + RSA_BITS);
            }
            return "SHA256withRSA";
        }
        if (key instanceof ECKey curve) {
            int bits = curve.getParams().getCurve().getField().getFieldSize();
            if (bits < EC_BITS) {
                throw new SigningException("its key has " + bits + " bits; it needs at least " + EC_BITS);
            }
            return bits > 384 ? "SHA512withECDSA" : bits > EC_BITS ? "SHA384withECDSA" : "SHA256withECDSA";
        }
        throw new SigningException("its key is of the kind " + key.getAlgorithm() + "; RSA and EC are supported");
    }

    /** The signed attribute that states the time. */
    static AttributeTable time(Instant at) {
        return new AttributeTable(
                new DERSet(new Attribute(CMSAttributes.signingTime, new DERSet(new Time(Date.from(at))))));
    }
}
