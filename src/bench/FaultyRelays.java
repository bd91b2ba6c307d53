import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Two relays: the first one refuses, stalls and resets connections in turn, some seconds each; the second takes every mail
 * and counts them by recipient. Arguments: the ports of both, and how many seconds each fault lasts. Ended, it says how
 * many mails and recipients there were, and how many got more than one.
 */
public final class FaultyRelays {

    private final Map<String, AtomicInteger> mails = new ConcurrentHashMap<>();
    private final Set<Socket> stalled = ConcurrentHashMap.newKeySet();
    private final Map<String, AtomicInteger> faults = new ConcurrentHashMap<>();

    public static void main(String[] args) throws Exception {
        FaultyRelays relays = new FaultyRelays();
        Runtime.getRuntime().addShutdownHook(new Thread(relays::report));
        ServerSocket second = new ServerSocket(Integer.parseInt(args[1]), 100, InetAddress.getLoopbackAddress());
        thread(() -> relays.serve(second));
        relays.fail(Integer.parseInt(args[0]), Long.parseLong(args[2]) * 1000);
    }

    /** Each fault for its time, again and again. */
    private void fail(int port, long millis) throws Exception {
        while (true) {
            count("refusing");
            Thread.sleep(millis);
            during("stalling", port, millis);
            during("resetting", port, millis);
        }
    }

    private void during(String fault, int port, long millis) throws Exception {
        count(fault);
        long end = System.currentTimeMillis() + millis;
        try (ServerSocket first = new ServerSocket(port, 100, InetAddress.getLoopbackAddress())) {
            first.setSoTimeout(200);
            while (System.currentTimeMillis() < end) {
                try {
                    Socket met = first.accept();
                    count(fault + ", met");
                    if (fault.equals("stalling")) {
                        stalled.add(met);
                    } else {
                        met.setSoLinger(true, 0);
                        met.close();
                    }
                } catch (java.net.SocketTimeoutException e) {
                    // nobody came meanwhile
                }
            }
        }
        for (Socket socket : stalled) {
            socket.close();
        }
        stalled.clear();
    }

    private void serve(ServerSocket server) throws IOException {
        while (true) {
            Socket client = server.accept();
            thread(() -> {
                try (client) {
                    talk(client);
                }
            });
        }
    }

    private void talk(Socket client) throws IOException {
        client.setTcpNoDelay(true);
        BufferedReader in =
                new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.ISO_8859_1), 65_536);
        OutputStream out = client.getOutputStream();
        say(out, "220 second");
        String to = "";
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String command = line.length() < 4 ? line : line.substring(0, 4).toUpperCase();
            switch (command) {
                case "EHLO" -> say(out, "250-second\r\n250 PIPELINING");
                case "RCPT" -> {
                    to = line.substring(line.indexOf('<') + 1, line.indexOf('>'));
                    say(out, "250 ok");
                }
                case "DATA" -> {
                    say(out, "354 go on");
                    while (!".".equals(in.readLine())) {
                        // only the count matters
                    }
                    mails.computeIfAbsent(to, t -> new AtomicInteger()).incrementAndGet();
                    say(out, "250 taken");
                }
                case "QUIT" -> {
                    return;
                }
                default -> say(out, "250 ok");
            }
        }
    }

    private void report() {
        int all = mails.values().stream().mapToInt(AtomicInteger::get).sum();
        long twice = mails.values().stream().filter(n -> n.get() > 1).count();
        System.out.printf(
                "second relay: %d mails to %d recipients, %d of them more than once; first relay: %s%n",
                all, mails.size(), twice, faults);
    }

    private void count(String fault) {
        faults.computeIfAbsent(fault, f -> new AtomicInteger()).incrementAndGet();
    }

    private static void say(OutputStream out, String words) throws IOException {
        out.write((words + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }

    private interface Work {
        void run() throws IOException;
    }

    private static void thread(Work work) {
        Thread thread = new Thread(() -> {
            try {
                work.run();
            } catch (IOException e) {
                // the other side has gone
            }
        });
        thread.setDaemon(true);
        thread.start();
    }
}
