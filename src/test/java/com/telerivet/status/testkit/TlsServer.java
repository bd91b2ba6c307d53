package com.telerivet.status.testkit;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;

/** A server on loopback with a certificate of its own, made by the platform's own tool. */
public final class TlsServer implements AutoCloseable {

    private static final String PASSWORD = "for-tests";

    private final HttpsServer server;
    private final Certificate issuer;

    private TlsServer(HttpsServer server, Certificate issuer) {
        this.server = server;
        this.issuer = issuer;
    }

    /**
     * Starts one that answers 200 to everything.
     *
     * @param name for which its certificate is
     * @param begin of the certificate's validity, as keytool's {@code -startdate}
     */
    public static TlsServer start(Path folder, String name, String begin, int days)
            throws IOException, InterruptedException, GeneralSecurityException {
        Path file = folder.resolve(name + begin + ".p12");
        keytool(file, "issuer", "-dname", "CN=Issuer", "-ext", "bc:c", "-startdate", "-60d", "-validity", "100");
        List<String> own = new ArrayList<>(List.of("-dname", "CN=" + name, "-ext", "san=dns:" + name));
        own.addAll(List.of("-signer", "issuer", "-signerkeypass", PASSWORD));
        own.addAll(List.of("-startdate", begin, "-validity", String.valueOf(days)));
        keytool(file, "server", own.toArray(String[]::new));
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            keys.load(in, PASSWORD.toCharArray());
        }
        Certificate issuer = keys.getCertificate("issuer");
        keys.deleteEntry("issuer");
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        HttpsServer server = HttpsServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context));
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
        return new TlsServer(server, issuer);
    }

    public int port() {
        return server.getAddress().getPort();
    }

    /** Of a client that trusts this server's issuer and no other. */
    public SSLSocketFactory trust() throws GeneralSecurityException, IOException {
        KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
        trusted.load(null, null);
        trusted.setCertificateEntry("issuer", issuer);
        TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, managers.getTrustManagers(), null);
        return context.getSocketFactory();
    }

    private static void keytool(Path file, String alias, String... more) throws IOException, InterruptedException {
        String program =
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        List<String> command = new ArrayList<>(List.of(program, "-genkeypair", "-alias", alias, "-keyalg", "EC"));
        command.addAll(List.of("-storetype", "PKCS12", "-keystore", file.toString(), "-storepass", PASSWORD));
        command.addAll(List.of(more));
        Process tool = new ProcessBuilder(command).redirectErrorStream(true).start();
        String told = new String(tool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (tool.waitFor() != 0) {
            throw new IllegalStateException(told);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
