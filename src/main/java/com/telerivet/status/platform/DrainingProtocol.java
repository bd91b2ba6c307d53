package com.telerivet.status.platform;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.NetworkChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.coyote.http11.Http11NioProtocol;
import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.NioEndpoint;
import org.apache.tomcat.util.net.SocketBufferHandler;
import org.jspecify.annotations.Nullable;

/**
 * Tomcat's connector, which holds no more connections than its memory has room for, and with a way to close the door that
 * turns nobody away who is already inside it. Tomcat itself stops accepting first and closes the socket afterwards: a
 * connection that comes about in between is cut off without an answer, and a proxy may not repeat a form that it had sent
 * by then. Here the thread that accepts empties the queue and closes the socket itself, so that the next caller is refused
 * and goes to the other instance.
 */
public final class DrainingProtocol extends Http11NioProtocol {

    /**
     * What a connection takes that sent half of a request: its buffers, those of the request's head, and some hundred small
     * objects. The few that follow a stream take more.
     */
    private static final int BYTES_EACH = 48 << 10;

    private static final int FEWEST = 256;

    /** Tomcat makes it by its name. */
    public DrainingProtocol() {
        super(new Door());
        setMaxConnections(getMaxConnections());
    }

    /** At most as many as fit into two fifths of the memory: more wait at the door, instead of ending the program. */
    @Override
    public void setMaxConnections(int wanted) {
        long room = Runtime.getRuntime().maxMemory() * 2 / 5 / BYTES_EACH;
        super.setMaxConnections((int) Math.min(wanted, Math.max(FEWEST, room)));
    }

    /** Refuses connections from now on, and waits at most so long for those that were accepted to be answered. */
    void drain(long millis) throws InterruptedException {
        Door door = (Door) getEndpoint();
        long giveUp = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        door.close(millis);
        while (door.getConnectionCount() > 1 && System.nanoTime() < giveUp) {
            Thread.sleep(Door.TURN_MILLIS);
        }
    }

    private static final class Door extends NioEndpoint {

        private static final int TURN_MILLIS = 10;
        private static final int KNOCK_MILLIS = 500;

        /** So many connections write a page at once; where there are more of them, in pieces. */
        private static final int WIDE = 512;

        private static final int READ_BYTES = 8 << 10;
        private static final int WRITE_BYTES = 32 << 10;
        private static final int NARROW_READ_BYTES = 2 << 10;
        private static final int NARROW_WRITE_BYTES = 4 << 10;

        private static final int FEWEST_THREADS = 2;

        private final CountDownLatch closed = new CountDownLatch(1);
        private volatile boolean isClosing;
        private @Nullable AnsweringThreads threads;

        Door() {
            getSocketProperties().setAppReadBufSize(NARROW_READ_BYTES);
            getSocketProperties().setAppWriteBufSize(NARROW_WRITE_BYTES);
        }

        @Override
        public void createExecutor() {
            int processors = Runtime.getRuntime().availableProcessors();
            threads = new AnsweringThreads(getName() + "-exec-", Math.max(FEWEST_THREADS, processors), getMaxThreads());
            setExecutor(threads);
        }

        @Override
        public void shutdownExecutor() {
            if (threads != null) {
                threads.end();
                setExecutor(null);
            }
        }

        void close(long millis) throws InterruptedException {
            isClosing = true;
            knock();
            closed.await(millis, TimeUnit.MILLISECONDS);
        }

        /** The buffers are there as long as the connection is, also while nothing is read or written. */
        @Override
        protected NioChannel createChannel(SocketBufferHandler narrow) {
            return super.createChannel(
                    getConnectionCount() > WIDE ? narrow : new SocketBufferHandler(READ_BYTES, WRITE_BYTES, false));
        }

        @Override
        protected SocketChannel serverSocketAccept() throws Exception {
            if (!isClosing) {
                return super.serverSocketAccept();
            }
            NetworkChannel server = getServerSocket();
            if (server instanceof ServerSocketChannel door && door.isOpen()) {
                door.configureBlocking(false);
                SocketChannel last = door.accept();
                if (last != null) {
                    return last;
                }
                door.close();
            }
            closed.countDown();
            while (isRunning()) {
                Thread.sleep(TURN_MILLIS);
            }
            throw new ClosedChannelException();
        }

        /** The accepting thread sleeps until somebody comes: this is somebody. */
        private void knock() {
            try (SocketChannel nobody = SocketChannel.open()) {
                InetSocketAddress address = getLocalAddress();
                InetAddress host = address.getAddress().isAnyLocalAddress()
                        ? InetAddress.getLoopbackAddress()
                        : address.getAddress();
                nobody.socket().connect(new InetSocketAddress(host, address.getPort()), KNOCK_MILLIS);
            } catch (IOException e) {
                getLog().debug("the door was closed before the knock", e);
            }
        }
    }
}
