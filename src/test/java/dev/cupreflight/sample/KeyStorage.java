package dev.cupreflight.sample;

/** Where Windows keeps the private key of a certificate, as its registry record tells (exchange-facts.md 1.3). */
public enum KeyStorage {
    /** No private key on this machine: the record is not there. */
    NONE("", 0, 0),
    /** The cryptographic service provider that Exchange Setup uses. */
    CSP("Microsoft RSA SChannel Cryptographic Provider", 12, 1),
    /** A CNG key, which cannot serve as the Auth certificate's key. */
    CNG("Microsoft Software Key Storage Provider", 0, 0),
    /** The same provider as {@link #CSP}, in the profile of the account that made the key. */
    USER_PROFILE("Microsoft RSA SChannel Cryptographic Provider", 12, 1),
    /** A smart card. */
    SMART_CARD("Microsoft Base Smart Card Crypto Provider", 1, 1);

    final String provider;
    final int providerType;
    final int keySpec;
    final boolean ofUser = name().equals("USER_PROFILE");

    KeyStorage(String provider, int providerType, int keySpec) {
        this.provider = provider;
        this.providerType = providerType;
        this.keySpec = keySpec;
    }
}
