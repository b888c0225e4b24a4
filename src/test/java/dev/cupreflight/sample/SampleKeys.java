package dev.cupreflight.sample;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import org.bouncycastle.crypto.AsymmetricCipherKeyPair;
import org.bouncycastle.crypto.generators.RSAKeyPairGenerator;
import org.bouncycastle.crypto.params.RSAKeyGenerationParameters;

/**
 * RSA keys that are the same in every run, so that the certificates made with them are the same bytes. Anyone can make
 * them again: they protect nothing, and none is ever written to a file.
 */
final class SampleKeys {
    private static final Map<String, AsymmetricCipherKeyPair> KEYS = new ConcurrentHashMap<>();
    private static final int CERTAINTY = 100;

    private SampleKeys() {}

    /** The key of that name and length; the name is the seed. */
    static AsymmetricCipherKeyPair named(String name, int bits) {
        return KEYS.computeIfAbsent(name + "/" + bits, seed -> generate(seed, bits));
    }

    private static AsymmetricCipherKeyPair generate(String seed, int bits) {
        RSAKeyPairGenerator generator = new RSAKeyPairGenerator();
        generator.init(new RSAKeyGenerationParameters(
                BigInteger.valueOf(65537), new Repeatable(seed.hashCode()), bits, CERTAINTY));
        return generator.generateKeyPair();
    }

    /** Not secure, and not random: the numbers of {@link Random}, whose algorithm is specified, from a given seed. */
    private static final class Repeatable extends SecureRandom {
        private static final long serialVersionUID = 1;
        private final Random numbers;

        Repeatable(long seed) {
            this.numbers = new Random(seed);
        }

        @Override
        public void nextBytes(byte[] bytes) {
            numbers.nextBytes(bytes);
        }
    }
}
