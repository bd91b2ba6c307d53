package com.telerivet.status.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.catalina.Context;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.startup.Tomcat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A door that closes while callers come without pause, each on a connection of its own. */
class DrainingProtocolTests {

    private static final int CLOSINGS = 10;
    private static final int CALLERS = 6;
    private static final int DRAIN_MILLIS = 10_000;
    private static final Executor CALLING = call -> new Thread(call).start();

    @TempDir
    private Path folder;

    /**
     * Between the last look at the queue and the closing of the socket the system takes callers in still; that moment
     * can be made short, not taken away. A door that stops accepting before it closes cuts somebody off nearly each time.
     */
    @Test
    void whoeverGotInBeforeTheDoorClosedIsAnsweredAndTheNextIsRefused() throws Exception {
        int closingsThatCutSomebodyOff = 0;
        for (int i = 0; i < CLOSINGS; i++) {
            if (closeAmongCallers() > 0) {
                closingsThatCutSomebodyOff++;
            }
        }
        assertThat(closingsThatCutSomebodyOff).isLessThanOrEqualTo(CLOSINGS / 2);
    }

    /** How many connections came about and got no answer. */
    private int closeAmongCallers() throws Exception {
        Connector connector = new Connector(DrainingProtocol.class.getName());
        connector.setPort(0);
        Tomcat tomcat = started(connector);
        AtomicInteger answers = new AtomicInteger();
        List<CompletableFuture<Integer>> callers = IntStream.range(0, CALLERS)
                .mapToObj(i -> CompletableFuture.supplyAsync(
                        () -> cutOffUntilRefused(connector.getLocalPort(), answers), CALLING))
                .toList();
        await().until(() -> answers.get() > 10 * CALLERS);
        ((DrainingProtocol) connector.getProtocolHandler()).drain(DRAIN_MILLIS);
        int cutOff = 0;
        for (CompletableFuture<Integer> caller : callers) {
            cutOff += caller.get(30, TimeUnit.SECONDS);
        }
        tomcat.stop();
        tomcat.destroy();
        return cutOff;
    }

    private Tomcat started(Connector connector) throws Exception {
        Tomcat tomcat = new Tomcat();
        tomcat.setBaseDir(folder.toString());
        tomcat.setConnector(connector);
        Context context = tomcat.addContext("", folder.toString());
        Tomcat.addServlet(context, "greeting", new Greeting());
        context.addServletMappingDecoded("/", "greeting");
        tomcat.start();
        return tomcat;
    }

    private static int cutOffUntilRefused(int port, AtomicInteger answers) {
        int cutOff = 0;
        while (true) {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                if (isAnswered(socket)) {
                    answers.incrementAndGet();
                } else {
                    cutOff++;
                }
            } catch (IOException refused) {
                return cutOff;
            }
        }
    }

    private static boolean isAnswered(Socket socket) {
        try {
            socket.getOutputStream()
                    .write("GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII)
                    .startsWith("HTTP/1.1 200");
        } catch (IOException e) {
            return false;
        }
    }

    private static final class Greeting extends HttpServlet {

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            response.getWriter().write("good morning");
        }
    }
}
