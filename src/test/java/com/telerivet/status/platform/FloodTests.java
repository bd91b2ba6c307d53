package com.telerivet.status.platform;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.catalina.Context;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.startup.Tomcat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** More connections than the memory of a server has room for; the server is a program of its own, with little of it. */
class FloodTests {

    private static final int CONNECTIONS = 1_500;
    private static final String HALF_A_REQUEST = "GET / HTTP/1.1\r\nHost: localhost\r\n";

    @TempDir
    private Path folder;

    private final List<Socket> flood = new ArrayList<>();
    private Process server;
    private int port;

    @BeforeEach
    void aServerWithLittleMemory() throws IOException {
        server = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx48m",
                        "-XX:+UseSerialGC",
                        "-XX:+ExitOnOutOfMemoryError",
                        "-cp",
                        System.getProperty("java.class.path"),
                        LittleServer.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        port = Integer.parseInt(
                new BufferedReader(new InputStreamReader(server.getInputStream(), StandardCharsets.UTF_8)).readLine());
    }

    @AfterEach
    void stop() throws IOException {
        for (Socket socket : flood) {
            socket.close();
        }
        server.destroy();
    }

    @Test
    void manyHalfRequestsDoNotEndTheServer() throws IOException {
        for (int i = 0; i < CONNECTIONS; i++) {
            Socket socket = connection();
            socket.getOutputStream().write(HALF_A_REQUEST.getBytes(StandardCharsets.US_ASCII));
            flood.add(socket);
        }
        assertThat(answer(connection())).as("once their time is up").isEqualTo(LittleServer.LONG_ANSWER);
        assertThat(server.isAlive()).isTrue();
    }

    @Test
    void amongManyConnectionsALongAnswerIsWhole() throws IOException {
        for (int i = 0; i < 300; i++) {
            flood.add(connection());
        }
        for (Socket one : List.copyOf(flood)) {
            assertThat(answer(one)).isEqualTo(LittleServer.LONG_ANSWER);
        }
    }

    private Socket connection() throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(30_000);
        return socket;
    }

    private static String answer(Socket socket) throws IOException {
        socket.getOutputStream()
                .write((HALF_A_REQUEST + "Connection: close\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
        String all = new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        return all.substring(all.indexOf("\r\n\r\n") + 4);
    }

    /** Says its port, and answers until it is ended. */
    static final class LittleServer extends HttpServlet {

        static final String LONG_ANSWER = "good morning. ".repeat(6_000);

        public static void main(String[] folder) throws Exception {
            Connector connector = new Connector(DrainingProtocol.class.getName());
            connector.setPort(0);
            connector.setProperty("connectionTimeout", "1000");
            connector.setProperty("acceptCount", String.valueOf(2 * CONNECTIONS));
            Tomcat tomcat = new Tomcat();
            tomcat.setBaseDir(folder[0]);
            tomcat.setConnector(connector);
            Context context = tomcat.addContext("", folder[0]);
            Tomcat.addServlet(context, "answers", new LittleServer());
            context.addServletMappingDecoded("/", "answers");
            tomcat.start();
            System.out.println(connector.getLocalPort());
        }

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            response.setContentLength(LONG_ANSWER.length());
            response.getWriter().write(LONG_ANSWER);
        }
    }
}
