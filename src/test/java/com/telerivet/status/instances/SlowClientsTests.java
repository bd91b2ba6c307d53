package com.telerivet.status.instances;

import static org.assertj.core.api.Assertions.assertThat;

import com.telerivet.status.testkit.AppTest;
import com.telerivet.status.testkit.Site;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

/** More clients that never finish than the server has threads. */
@AppTest
class SlowClientsTests {

    private static final int CLIENTS = 250;
    private static final String LENGTH = "Content-Length: 900\r\n";
    private static final String CHUNKS = "Transfer-Encoding: chunked\r\n";

    @Autowired
    private Environment app;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/subscribe " + LENGTH,
                "/subscribe " + CHUNKS,
                "/admin/login " + LENGTH,
                "/v1/pages/x/metrics/data " + CHUNKS,
                "/ " + LENGTH,
                "/ " + CHUNKS,
                "/api/v2/summary.json " + CHUNKS
            })
    void bodiesThatDoNotComeLeaveTheReadersTheirThreads(String request) throws Exception {
        String path = request.substring(0, request.indexOf(' '));
        String length = request.substring(request.indexOf(' ') + 1);
        List<Socket> slow = new ArrayList<>();
        try {
            for (int i = 0; i < CLIENTS; i++) {
                slow.add(send("POST " + path + " HTTP/1.1\r\nHost: localhost\r\n"
                        + "Content-Type: application/x-www-form-urlencoded\r\n" + length + "\r\n"));
            }
            readersAreServed();
        } finally {
            close(slow);
        }
    }

    @Test
    void headersThatDoNotEndLeaveTheReadersTheirThreads() throws Exception {
        List<Socket> slow = new ArrayList<>();
        try {
            for (int i = 0; i < CLIENTS; i++) {
                slow.add(send("GET / HTTP/1.1\r\nHost: localhost\r\nX-Never: "));
            }
            readersAreServed();
        } finally {
            close(slow);
        }
    }

    private void readersAreServed() throws Exception {
        Site site = new Site(port());
        for (int i = 0; i < 20; i++) {
            assertThat(CompletableFuture.supplyAsync(() -> site.get("/").statusCode())
                            .get(8, TimeUnit.SECONDS))
                    .isEqualTo(200);
        }
    }

    private Socket send(String beginning) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port());
        socket.getOutputStream().write(beginning.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
        return socket;
    }

    private int port() {
        return app.getRequiredProperty("server.port", Integer.class);
    }

    private static void close(List<Socket> sockets) throws IOException {
        for (Socket socket : sockets) {
            socket.close();
        }
    }
}
