package com.telerivet.status.publication;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * Some threads that print documents beside each other, so that readers have an edition sooner. They end when there is
 * nothing to print for some seconds.
 */
final class Printers {

    /** More would bring little: an edition is about a hundred documents, and a fifth of the work is the first one. */
    private static final int MOST = 4;

    private static final int IDLE_SECONDS = 10;

    private final ThreadPoolExecutor threads;

    Printers() {
        int count = Math.min(MOST, Runtime.getRuntime().availableProcessors());
        threads = new ThreadPoolExecutor(
                count, count, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), Printers::thread);
        threads.allowCoreThreadTimeOut(true);
    }

    /**
     * What {@code work} makes of each piece, in their order, once all of it is done.
     *
     * @throws java.util.concurrent.CompletionException where it failed with one of them
     */
    <P, D> List<D> each(List<P> pieces, Function<P, D> work) {
        List<CompletableFuture<D>> begun = pieces.stream()
                .map(piece -> CompletableFuture.supplyAsync(() -> work.apply(piece), threads))
                .toList();
        return begun.stream().map(CompletableFuture::join).toList();
    }

    private static Thread thread(Runnable printing) {
        Thread thread = new Thread(printing, "printer");
        thread.setDaemon(true);
        return thread;
    }
}
