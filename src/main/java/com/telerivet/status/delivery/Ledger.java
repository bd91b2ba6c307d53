package com.telerivet.status.delivery;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Where outcomes are written down before the next message may count. Those of all senders of this instance that wait at
 * the same moment share one statement and one commit: the first writes for all, nobody waits on purpose.
 */
@Component
class Ledger {

    private final Queue queue;
    private final ConcurrentLinkedQueue<Page> waiting = new ConcurrentLinkedQueue<>();
    private final ReentrantLock pen = new ReentrantLock();

    Ledger(Queue queue) {
        this.queue = queue;
    }

    /** Returns once the notes are kept for good. */
    void write(List<Note> notes) {
        if (notes.isEmpty()) {
            return;
        }
        Page page = new Page(List.copyOf(notes));
        waiting.add(page);
        pen.lock();
        try {
            if (!page.isDone) {
                writeAll();
            }
        } finally {
            pen.unlock();
        }
        if (page.failure != null) {
            throw page.failure;
        }
    }

    private void writeAll() {
        List<Page> pages = new ArrayList<>();
        for (Page page = waiting.poll(); page != null; page = waiting.poll()) {
            pages.add(page);
        }
        RuntimeException failure = null;
        try {
            queue.note(pages.stream().flatMap(page -> page.notes.stream()).toList());
        } catch (RuntimeException e) {
            failure = e;
        }
        for (Page page : pages) {
            page.isDone = true;
            page.failure = failure;
        }
    }

    /** The notes of one sender; its two marks are guarded by the pen. */
    private static final class Page {

        private final List<Note> notes;
        private boolean isDone;
        private @Nullable RuntimeException failure;

        Page(List<Note> notes) {
            this.notes = notes;
        }
    }
}
