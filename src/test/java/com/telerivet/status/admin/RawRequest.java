package com.telerivet.status.admin;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.springframework.core.env.Environment;

/** A request in its own bytes, for what a well-behaved client does not send. */
final class RawRequest {

    private RawRequest() {}

    static String answer(Environment app, String request) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", app.getRequiredProperty("server.port", Integer.class))) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
