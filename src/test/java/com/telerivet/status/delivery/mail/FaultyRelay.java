package com.telerivet.status.delivery.mail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** An SMTP server on loopback that answers chosen commands as a troubled relay does, and hangs up where told to. */
final class FaultyRelay implements AutoCloseable {

    static final String HANG_UP = "hang up";

    final List<String> commands = new CopyOnWriteArrayList<>();
    private final Map<String, String> answers = new ConcurrentHashMap<>();
    private final ServerSocket server;

    FaultyRelay() {
        try {
            server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread thread = new Thread(this::accept, "faulty relay");
        thread.setDaemon(true);
        thread.start();
    }

    /** Answers commands that begin so: GREETING, EHLO, MAIL, RCPT, DATA, or the end of the data as ".". */
    FaultyRelay answering(String command, String answer) {
        answers.put(command, answer);
        return this;
    }

    String url() {
        return "smtp://127.0.0.1:" + server.getLocalPort();
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept() {
        while (!server.isClosed()) {
            try (Socket socket = server.accept()) {
                talk(socket);
            } catch (IOException e) {
                // the client went, or the test is over
            }
        }
    }

    private void talk(Socket socket) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        boolean data = false;
        boolean goesOn = say(socket, "GREETING", "220 faulty");
        while (goesOn) {
            String line = in.readLine();
            if (line == null || line.equals("QUIT")) {
                return;
            }
            if (data && !line.equals(".")) {
                continue;
            }
            String command = line.split("[ :]")[0];
            commands.add(command);
            goesOn = say(socket, command, command.equals("DATA") ? "354 go on" : "250 fine");
            data = command.equals("DATA") && answers.get("DATA") == null;
        }
    }

    private boolean say(Socket socket, String command, String usual) throws IOException {
        String answer = answers.getOrDefault(command, usual);
        if (answer.equals(HANG_UP)) {
            return false;
        }
        socket.getOutputStream().write((answer + "\r\n").getBytes(StandardCharsets.UTF_8));
        return !answer.startsWith("421");
    }
}
