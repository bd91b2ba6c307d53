package com.telerivet.status.testkit;

import java.io.IOException;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A port for a server that is still to start, or that stops and starts again. It lies below those that systems give to
 * outgoing connections, one of which could otherwise hold it when the server wants it.
 */
public final class FreePort {

    private static final int FIRST = 20_000;
    private static final int BEYOND = 32_000;
    private static final int MOST_TRIES = 100;

    private FreePort() {}

    public static int find() {
        for (int i = 0; i < MOST_TRIES; i++) {
            int port = ThreadLocalRandom.current().nextInt(FIRST, BEYOND);
            try (ServerSocket probe = new ServerSocket(port)) {
                return probe.getLocalPort();
            } catch (IOException e) {
                // somebody has it: another one will do
            }
        }
        throw new IllegalStateException("no free port between " + FIRST + " and " + BEYOND);
    }
}
