package com.telerivet.status.delivery.mail;

import com.telerivet.status.platform.BadSetting;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.interfaces.EdECPrivateKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.NamedParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What mails are signed with: an RSA or an Ed25519 key, and its public half. */
record DkimKey(PrivateKey secret, PublicKey known) {

    private static final Pattern PEM =
            Pattern.compile("-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----");
    private static final int SHORTEST_RSA = 1024;
    private static final int ED25519_BYTES = 32;

    /** @throws BadSetting where the file holds no such key */
    static DkimKey read(Path file) {
        String text;
        try {
            text = Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw bad("the file " + file + " cannot be read");
        }
        Matcher pem = PEM.matcher(text);
        if (!pem.find()) {
            throw bad("the file " + file + " holds no private key in PEM (PKCS #8)");
        }
        try {
            return of(Base64.getMimeDecoder().decode(pem.group(1)));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw bad("the key in " + file + " is neither RSA of " + SHORTEST_RSA + " bits and more nor Ed25519");
        }
    }

    /** @throws GeneralSecurityException for another kind of key, or a weak one */
    static DkimKey of(byte[] pkcs8) throws GeneralSecurityException {
        PKCS8EncodedKeySpec spec = new PKCS8EncodedKeySpec(pkcs8);
        PrivateKey key;
        try {
            key = KeyFactory.getInstance("RSA").generatePrivate(spec);
        } catch (GeneralSecurityException e) {
            key = KeyFactory.getInstance("Ed25519").generatePrivate(spec);
        }
        if (key instanceof RSAPrivateCrtKey rsa) {
            if (rsa.getModulus().bitLength() < SHORTEST_RSA) {
                throw new GeneralSecurityException("a weak key");
            }
            return new DkimKey(
                    rsa,
                    KeyFactory.getInstance("RSA")
                            .generatePublic(new RSAPublicKeySpec(rsa.getModulus(), rsa.getPublicExponent())));
        }
        byte[] seed = ((EdECPrivateKey) key).getBytes().orElseThrow();
        KeyPairGenerator pairs = KeyPairGenerator.getInstance("Ed25519");
        pairs.initialize(NamedParameterSpec.ED25519, new Fixed(seed));
        return new DkimKey(key, pairs.generateKeyPair().getPublic());
    }

    boolean isRsa() {
        return secret instanceof RSAPrivateCrtKey;
    }

    String algorithm() {
        return isRsa() ? "rsa-sha256" : "ed25519-sha256";
    }

    /** The text of the DNS record by which others know the key. */
    String record() {
        byte[] whole = known.getEncoded();
        // RFC 8463 wants the bare key, which ends the structure around it
        byte[] bytes = isRsa() ? whole : Arrays.copyOfRange(whole, whole.length - ED25519_BYTES, whole.length);
        return "v=DKIM1; k=" + (isRsa() ? "rsa" : "ed25519") + "; p="
                + Base64.getEncoder().encodeToString(bytes);
    }

    /** Without the key. */
    @Override
    public String toString() {
        return "DkimKey " + algorithm();
    }

    private static BadSetting bad(String what) {
        return new BadSetting(
                "STATUS_MAIL_DKIM_KEY_FILE: " + what + ".",
                "Make one by 'openssl genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:2048 -out dkim.pem', or turn an older"
                        + " one into that form by 'openssl pkcs8 -topk8 -nocrypt -in old.pem -out dkim.pem'.");
    }

    /** The one way of the JDK to the public half: to make the pair from the same seed again. */
    private static final class Fixed extends SecureRandom {

        private static final long serialVersionUID = 1;

        private final byte[] seed;

        Fixed(byte[] seed) {
            this.seed = seed.clone();
        }

        @Override
        public void nextBytes(byte[] bytes) {
            System.arraycopy(seed, 0, bytes, 0, Math.min(seed.length, bytes.length));
        }
    }
}
