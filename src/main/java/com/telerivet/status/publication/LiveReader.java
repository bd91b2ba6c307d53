package com.telerivet.status.publication;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** One open page's stream. Nothing here waits: a reader whose network takes no more is let go, and asks by itself. */
final class LiveReader implements WriteListener, AsyncListener {

    /** What the page hears before a stream ends that it should open again at once. */
    private static final byte[] RENEW = "event: renew\ndata: \n\n".getBytes(StandardCharsets.US_ASCII);

    private final String client;
    private final Instant since;
    private final AsyncContext context;
    private final ServletOutputStream out;
    private final Supplier<byte[]> greeting;
    private final Consumer<LiveReader> left;
    private boolean isOpen;
    private boolean isOver;

    LiveReader(
            String client,
            Instant since,
            AsyncContext context,
            ServletOutputStream out,
            Supplier<byte[]> greeting,
            Consumer<LiveReader> left) {
        this.client = client;
        this.since = since;
        this.context = context;
        this.out = out;
        this.greeting = greeting;
        this.left = left;
    }

    boolean isOf(String address) {
        return client.equals(address);
    }

    boolean isOlderThan(Instant moment) {
        return since.isBefore(moment);
    }

    @Override
    public synchronized void onWritePossible() {
        if (!isOpen && !isOver) {
            isOpen = true;
            send(greeting.get());
        }
    }

    /** Before the stream is open there is nothing to say: the greeting will say the same. */
    synchronized void send(byte[] word) {
        if (!isOpen || isOver) {
            return;
        }
        try {
            if (!out.isReady()) {
                close();
                return;
            }
            out.write(word);
            if (out.isReady()) {
                out.flush();
            }
        } catch (IOException | IllegalStateException e) {
            close();
        }
    }

    /** Ends the stream and asks for another: only a reader who still reads comes back. */
    synchronized void renew() {
        send(RENEW);
        close();
    }

    synchronized void close() {
        if (isOver) {
            return;
        }
        isOver = true;
        left.accept(this);
        try {
            context.complete();
        } catch (IllegalStateException e) {
            // the server has ended it already
        }
    }

    @Override
    public void onError(Throwable failure) {
        close();
    }

    @Override
    public void onComplete(AsyncEvent event) {
        left.accept(this);
    }

    @Override
    public void onTimeout(AsyncEvent event) {
        close();
    }

    @Override
    public void onError(AsyncEvent event) {
        close();
    }

    @Override
    public void onStartAsync(AsyncEvent event) {
        // nobody dispatches a stream
    }
}
