package com.telerivet.status.testkit;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;

/** An OpenID Connect provider on the loopback, which vouches for whomever the test says. */
public final class IdentityProvider {

    public static final String CLIENT = "status-page";
    public static final String SECRET = "a secret between two servers";

    private final HttpServer server;
    private final RSAKey key = newKey("right");
    private final Map<String, String> asked = new HashMap<>();
    private volatile Map<String, Object> claims = Map.of();
    private volatile RSAKey signingKey = key;
    private volatile String audience = CLIENT;
    private volatile boolean isDown;

    public IdentityProvider() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::answer);
        server.start();
    }

    public String issuer() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    public void vouchesFor(String email, boolean isVerified) {
        claims = Map.of("email", email, "email_verified", isVerified, "name", "Somebody vouched for");
        signingKey = key;
        audience = CLIENT;
    }

    /** Signs with a key that it does not publish. */
    public void forges() {
        signingKey = newKey("right");
    }

    public void speaksToAnotherClient() {
        audience = "somebody-else";
    }

    public void isDown(boolean down) {
        isDown = down;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            Map<String, String> query = fields(exchange.getRequestURI().getRawQuery());
            if (isDown) {
                send(exchange, 503, "");
                return;
            }
            switch (exchange.getRequestURI().getPath()) {
                case "/.well-known/openid-configuration" -> send(exchange, 200, configuration());
                case "/jwks" -> send(exchange, 200, new JWKSet(key.toPublicJWK()).toString());
                case "/authorize" -> authorize(exchange, query);
                case "/token" ->
                    token(
                            exchange,
                            fields(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
                default -> send(exchange, 404, "");
            }
        }
    }

    private void authorize(HttpExchange exchange, Map<String, String> query) throws IOException {
        asked.clear();
        asked.putAll(query);
        String back = query.get("redirect_uri") + "?code=a-code&state="
                + URLEncoder.encode(query.get("state"), StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Location", back);
        exchange.sendResponseHeaders(302, -1);
    }

    private void token(HttpExchange exchange, Map<String, String> form) throws IOException {
        String basic = Base64.getEncoder()
                .encodeToString((CLIENT + ":" + URLEncoder.encode(SECRET, StandardCharsets.UTF_8))
                        .getBytes(StandardCharsets.UTF_8));
        boolean isClient =
                ("Basic " + basic).equals(exchange.getRequestHeaders().getFirst("Authorization"));
        boolean isSame = challenge(form.get("code_verifier")).equals(asked.get("code_challenge"))
                && "a-code".equals(form.get("code"))
                && asked.get("redirect_uri").equals(form.get("redirect_uri"));
        if (isClient && isSame) {
            send(
                    exchange,
                    200,
                    "{\"access_token\":\"x\",\"token_type\":\"Bearer\",\"expires_in\":60,\"id_token\":\"" + idToken()
                            + "\"}");
        } else {
            send(exchange, 400, "{\"error\":\"invalid_grant\"}");
        }
    }

    private String idToken() {
        long now = System.currentTimeMillis();
        JWTClaimsSet.Builder content = new JWTClaimsSet.Builder()
                .issuer(issuer())
                .subject("subject-1")
                .audience(audience)
                .issueTime(new Date(now))
                .expirationTime(new Date(now + 60_000))
                .claim("nonce", asked.get("nonce"));
        claims.forEach(content::claim);
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("right").build(), content.build());
        try {
            token.sign(new RSASSASigner(signingKey));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        return token.serialize();
    }

    private String configuration() {
        String issuer = issuer();
        return """
                {"issuer":"%1$s","authorization_endpoint":"%1$s/authorize","token_endpoint":"%1$s/token",
                "jwks_uri":"%1$s/jwks","response_types_supported":["code"],"subject_types_supported":["public"],
                "id_token_signing_alg_values_supported":["RS256"],
                "token_endpoint_auth_methods_supported":["client_secret_basic"]}
                """
                .formatted(issuer);
    }

    private static void send(HttpExchange exchange, int status, String json) throws IOException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    private static Map<String, String> fields(String query) {
        Map<String, String> fields = new HashMap<>();
        for (String pair : query == null ? new String[0] : query.split("&")) {
            String[] sides = pair.split("=", 2);
            fields.put(sides[0], URLDecoder.decode(sides[1], StandardCharsets.UTF_8));
        }
        return fields;
    }

    private static String challenge(String verifier) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(String.valueOf(verifier).getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static RSAKey newKey(String id) {
        try {
            return new RSAKeyGenerator(2048).keyID(id).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
