package com.telerivet.status.testkit;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.awaitility.Awaitility;

/**
 * A mail server on loopback that answers by rule, as troubled ones do, and keeps every mail that it has taken. It offers
 * PIPELINING, and where it is given the means STARTTLS and AUTH.
 */
public final class SmtpSink implements AutoCloseable {

    /** Ends the conversation in place of an answer. */
    public static final String HANG_UP = "hang up";
    /** Takes a whole mail and ends the conversation before it says so. */
    public static final String TAKEN_AND_HANG_UP = "taken and hang up";
    /** Says nothing from here on, and leaves the connection open. */
    public static final String SILENCE = "silence";

    /** What to answer to a command: GREETING, EHLO, MAIL, RCPT, DATA, or the end of a mail as "."; null for the usual. */
    @FunctionalInterface
    public interface Rule {
        String answer(String command, Mail mail);
    }

    /** A mail, as far as it has come. */
    public record Mail(int connection, String from, String to, String text) {

        public String header(String name) {
            return text.lines()
                    .takeWhile(line -> !line.isEmpty())
                    .filter(line -> line.regionMatches(true, 0, name + ": ", 0, name.length() + 2))
                    .map(line -> line.substring(name.length() + 2))
                    .findFirst()
                    .orElse("");
        }
    }

    private static final Mail NONE = new Mail(0, "", "", "");

    private final ServerSocket server;
    private final List<Rule> rules = new CopyOnWriteArrayList<>();
    private final List<Mail> mails = new CopyOnWriteArrayList<>();
    private final List<String> commands = new CopyOnWriteArrayList<>();
    private final List<String> logins = new CopyOnWriteArrayList<>();
    private final Map<Socket, Boolean> open = new ConcurrentHashMap<>();
    private final AtomicInteger connections = new AtomicInteger();
    private final CountDownLatch over = new CountDownLatch(1);
    private volatile SSLContext tls;
    private volatile boolean isTlsAtOnce;
    private volatile String login;
    private volatile int bytesPerSecond;

    public SmtpSink() {
        try {
            server = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        daemon(this::accept);
    }

    /** Asked before the rules that were given earlier. */
    public SmtpSink by(Rule rule) {
        rules.add(0, rule);
        return this;
    }

    /** Asks that rule no more. */
    public void without(Rule rule) {
        rules.remove(rule);
    }

    /** Answers every such command so. */
    public SmtpSink answering(String command, String answer) {
        return by((said, mail) -> said.equals(command) ? answer : null);
    }

    /** Offers STARTTLS. */
    public SmtpSink encrypting(SSLContext context) {
        tls = context;
        return this;
    }

    /** Speaks TLS from the first byte. */
    public SmtpSink encryptedAtOnce(SSLContext context) {
        tls = context;
        isTlsAtOnce = true;
        return this;
    }

    /** Takes mails only from who signs in so. */
    public SmtpSink signedIn(String user, String password) {
        login = user + " " + password;
        return this;
    }

    /** Reads mails at this rate only. */
    public SmtpSink reading(int bytesASecond) {
        bytesPerSecond = bytesASecond;
        return this;
    }

    public String url() {
        return "smtp://127.0.0.1:" + port();
    }

    public int port() {
        return server.getLocalPort();
    }

    /** What it has taken, in that order. */
    public List<Mail> mails() {
        return mails;
    }

    /** What it was told, command by command, without the arguments. */
    public List<String> commands() {
        return commands;
    }

    /** Who has signed in, and by which way. */
    public List<String> logins() {
        return logins;
    }

    public int connections() {
        return connections.get();
    }

    public void await(int count) {
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> mails.size() >= count);
    }

    @Override
    public void close() {
        over.countDown();
        try {
            server.close();
            for (Socket socket : open.keySet()) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                open.put(socket, true);
                daemon(() -> talk(socket));
            } catch (IOException e) {
                // the test is over
            }
        }
    }

    private void talk(Socket socket) {
        try (socket) {
            new Conversation(connections.incrementAndGet(), socket).talk();
        } catch (IOException e) {
            // the client went, or the test is over
        } finally {
            open.remove(socket);
        }
    }

    private String answer(String command, Mail mail, String usual) {
        for (Rule rule : rules) {
            String answer = rule.answer(command, mail);
            if (answer != null) {
                return answer;
            }
        }
        return usual;
    }

    private final class Conversation {

        private final int number;
        private Socket socket;
        private InputStream in;
        private boolean isEncrypted;
        private boolean isSignedIn;
        private Mail mail = NONE;

        Conversation(int number, Socket socket) throws IOException {
            this.number = number;
            this.socket = socket;
            if (isTlsAtOnce) {
                encrypt();
            }
            this.in = new BufferedInputStream(this.socket.getInputStream());
            this.mail = new Mail(number, "", "", "");
        }

        void talk() throws IOException {
            if (!say("GREETING", "220 sink")) {
                return;
            }
            for (String line = line(); line != null; line = line()) {
                String command = line.split("[ :]")[0].toUpperCase(java.util.Locale.ROOT);
                commands.add(command);
                if (command.equals("QUIT") || !obey(command, line)) {
                    return;
                }
            }
        }

        private boolean obey(String command, String line) throws IOException {
            switch (command) {
                case "EHLO":
                    return say(command, greeting());
                case "STARTTLS":
                    write("220 go on");
                    encrypt();
                    in = new BufferedInputStream(socket.getInputStream());
                    return true;
                case "AUTH":
                    return signIn(line.split(" "));
                case "MAIL":
                    mail = new Mail(number, address(line), "", "");
                    return say(command, login == null || isSignedIn ? "250 fine" : "530 sign in first");
                case "RCPT":
                    mail = new Mail(number, mail.from(), address(line), "");
                    return say(command, "250 fine");
                case "DATA":
                    return data();
                default:
                    return say(command, "250 fine");
            }
        }

        private String greeting() {
            List<String> lines = new ArrayList<>(List.of("250-sink", "250-PIPELINING"));
            if (tls != null && !isEncrypted) {
                lines.add("250-STARTTLS");
            }
            if (login != null && (tls == null || isEncrypted)) {
                lines.add("250-AUTH PLAIN LOGIN");
            }
            lines.add("250 ENHANCEDSTATUSCODES");
            return String.join("\r\n", lines);
        }

        private boolean data() throws IOException {
            if (mail.to().isEmpty()) {
                return say("DATA", "554 no valid recipients");
            }
            String first = answer("DATA", mail, "354 go on");
            if (!write(first)) {
                return false;
            }
            if (!first.startsWith("354")) {
                return true;
            }
            StringBuilder text = new StringBuilder();
            for (String line = line(); !line.equals("."); line = line()) {
                text.append(line.startsWith(".") ? line.substring(1) : line).append("\r\n");
            }
            mail = new Mail(number, mail.from(), mail.to(), text.toString());
            commands.add(".");
            String last = answer(".", mail, "250 taken");
            if (last.startsWith("250") || last.equals(TAKEN_AND_HANG_UP)) {
                mails.add(mail);
            }
            mail = new Mail(number, "", "", "");
            return write(last);
        }

        private boolean signIn(String[] words) throws IOException {
            String given;
            if (words[1].equals("PLAIN")) {
                given = decoded(words[2]).substring(1).replace('\0', ' ');
            } else {
                write("334 VXNlcm5hbWU6");
                String user = decoded(line());
                write("334 UGFzc3dvcmQ6");
                given = user + " " + decoded(line());
            }
            isSignedIn = given.equals(login);
            if (isSignedIn) {
                logins.add(words[1] + " " + given + (isEncrypted ? " encrypted" : ""));
            }
            return write(isSignedIn ? "235 welcome" : "535 who are you");
        }

        private boolean say(String command, String usual) throws IOException {
            String answer = answer(command, mail, usual);
            if (command.equals("RCPT") && !answer.startsWith("2")) {
                mail = new Mail(number, mail.from(), "", "");
            }
            return write(answer);
        }

        private boolean write(String answer) throws IOException {
            if (answer.equals(SILENCE)) {
                try {
                    over.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                return false;
            }
            if (answer.equals(HANG_UP) || answer.equals(TAKEN_AND_HANG_UP)) {
                return false;
            }
            socket.getOutputStream().write((answer + "\r\n").getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().flush();
            return !answer.startsWith("421");
        }

        private void encrypt() throws IOException {
            SSLSocket encrypted = (SSLSocket) tls.getSocketFactory()
                    .createSocket(socket, socket.getInetAddress().getHostAddress(), socket.getPort(), true);
            encrypted.setUseClientMode(false);
            encrypted.startHandshake();
            socket = encrypted;
            isEncrypted = true;
        }

        private String line() throws IOException {
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            for (int read = in.read(); read != '\n'; read = in.read()) {
                if (read < 0) {
                    throw new IOException("the client hung up");
                }
                line.write(read);
            }
            if (bytesPerSecond > 0) {
                drip(line.size());
            }
            return line.toString(StandardCharsets.UTF_8).replaceAll("\r$", "");
        }

        /** Waits as long as these bytes may take, or until the test is over. */
        private void drip(int bytes) throws IOException {
            try {
                if (over.await(1000L * bytes / bytesPerSecond, java.util.concurrent.TimeUnit.MILLISECONDS)) {
                    throw new IOException("the test is over");
                }
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
        }
    }

    private static String address(String line) {
        return line.replaceFirst("[^<]*<", "").replaceFirst(">.*", "");
    }

    private static String decoded(String base64) {
        return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work, "smtp sink");
        thread.setDaemon(true);
        thread.start();
    }
}
