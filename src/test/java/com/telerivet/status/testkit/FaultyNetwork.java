package com.telerivet.status.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A TCP path to a server on loopback that can be cut, so that connections break, or fall silent, so that they do not. */
public final class FaultyNetwork implements AutoCloseable {

    private final int target;
    private final int port;
    private final List<Socket> open = new CopyOnWriteArrayList<>();
    private volatile ServerSocket listener;
    private volatile Thread acceptor;
    private volatile boolean isSilent;

    public FaultyNetwork(int target) {
        this.target = target;
        this.port = FreePort.find();
        listen();
    }

    public int port() {
        return port;
    }

    /** Breaks all connections and refuses new ones. */
    public void cut() {
        closeQuietly(listener);
        awaitAcceptor();
        open.forEach(FaultyNetwork::closeQuietly);
        open.clear();
    }

    /** Swallows everything without a word, as a firewall that drops packets does; new connections are accepted. */
    public void fallSilent() {
        isSilent = true;
    }

    /** Lets connections through again; those that were cut or silent are gone. */
    public void heal() {
        cut();
        isSilent = false;
        listen();
    }

    @Override
    public void close() {
        cut();
    }

    private void listen() {
        try {
            ServerSocket socket = new ServerSocket();
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            listener = socket;
            acceptor = daemon(() -> accept(socket));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept(ServerSocket socket) {
        while (!socket.isClosed()) {
            try {
                Socket client = socket.accept();
                Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
                open.add(client);
                open.add(server);
                daemon(() -> pump(client, server));
                daemon(() -> pump(server, client));
            } catch (IOException e) {
                // the path was cut, or the server refuses: the client notices by itself
            }
        }
    }

    private void pump(Socket from, Socket to) {
        try (from;
                to) {
            byte[] part = new byte[8192];
            for (int n = from.getInputStream().read(part);
                    n >= 0;
                    n = from.getInputStream().read(part)) {
                if (!isSilent) {
                    to.getOutputStream().write(part, 0, n);
                }
            }
        } catch (IOException e) {
            // one side went away, and the other is closed with it
        }
    }

    /** As long as it waits in the system, the system keeps the port for it. */
    private void awaitAcceptor() {
        try {
            acceptor.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "faulty-network");
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private static void closeQuietly(AutoCloseable socket) {
        try {
            socket.close();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
