package com.telerivet.status.publication;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** One open page's stream. Nothing here waits: a reader whose network takes no more is let go, and asks by itself. */
final class LiveReader implements WriteListener, AsyncListener {

    private final AsyncContext context;
    private final ServletOutputStream out;
    private final Supplier<byte[]> greeting;
    private final Consumer<LiveReader> left;
    private boolean isOpen;
    private boolean isOver;

    LiveReader(AsyncContext context, ServletOutputStream out, Supplier<byte[]> greeting, Consumer<LiveReader> left) {
        this.context = context;
        this.out = out;
        this.greeting = greeting;
        this.left = left;
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
