package com.telerivet.status.transfer;

import com.telerivet.status.platform.Actor;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * The one import that is under way on this instance: a file is sent, looked through, and brought in once somebody has
 * seen what it holds. The work is done beside the requests, which only ask how far it is.
 */
@Component
public class ImportDesk implements DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(ImportDesk.class);

    private final Imports imports;
    private final StatuspageVisit visit;
    private final ExecutorService worker = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "import");
        thread.setDaemon(true);
        return thread;
    });
    private volatile State state = State.NOTHING;
    private @Nullable Path file;
    private volatile @Nullable Incoming incoming;

    ImportDesk(Imports imports, StatuspageVisit visit) {
        this.imports = imports;
        this.visit = visit;
    }

    public enum Phase {
        NOTHING,
        LOOKING,
        READY,
        WORKING,
        DONE,
        REFUSED
    }

    /**
     * How it stands.
     *
     * @param summary what comes in or came in; null before that is known
     * @param problem why it was refused, else empty
     * @param isRefusing whether conflicts would have it refused, as they do an archive
     */
    public record State(Phase phase, int percent, @Nullable ImportSummary summary, String problem, boolean isRefusing) {

        static final State NOTHING = new State(Phase.NOTHING, 0, null, "", false);

        public boolean isBusy() {
            return phase == Phase.LOOKING || phase == Phase.WORKING;
        }

        private State at(double share) {
            return new State(phase, (int) (share * 100), summary, problem, isRefusing);
        }
    }

    public State state() {
        return state;
    }

    /** Takes a file and begins to look it through, unless another import is at work; false in that case. */
    public synchronized boolean offer(InputStream in) throws IOException {
        if (state.isBusy()) {
            return false;
        }
        forget();
        Path taken = Files.createTempFile("status-import", ".part");
        try (in;
                var out = Files.newOutputStream(taken)) {
            in.transferTo(out);
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(taken);
            throw e;
        }
        file = taken;
        begin(Phase.LOOKING, Phase.READY, () -> look(Incoming.of(taken)));
        return true;
    }

    /** Begins to read a live page of Statuspage's kind, unless another import is at work; false in that case. */
    public synchronized boolean visit(String address) {
        if (state.isBusy()) {
            return false;
        }
        forget();
        begin(Phase.LOOKING, Phase.READY, () -> look(Incoming.of(visit.read(address, this::tell))));
        return true;
    }

    /** Brings in what was looked through; false where there is nothing that waits for it. */
    public synchronized boolean confirm(Actor who) {
        Incoming taken = incoming;
        if (state.phase() != Phase.READY || taken == null) {
            return false;
        }
        begin(Phase.WORKING, Phase.DONE, () -> imports.load(taken, who, this::tell));
        return true;
    }

    /** Lets go of whatever is not at work. */
    public synchronized void giveUp() {
        if (!state.isBusy()) {
            forget();
        }
    }

    @Override
    public void destroy() {
        worker.shutdownNow();
        forget();
    }

    private void begin(Phase during, Phase after, Supplier<ImportSummary> work) {
        state = new State(during, 0, state.summary(), "", false);
        worker.execute(() -> {
            try {
                ImportSummary summary = work.get();
                Incoming found = incoming;
                end(new State(after, 100, summary, "", found != null && found.archive() != null));
            } catch (RuntimeException e) {
                log.info("An import was refused: {}", e.getMessage());
                end(new State(Phase.REFUSED, 0, null, String.valueOf(e.getMessage()), false));
            }
        });
    }

    private ImportSummary look(Incoming found) {
        incoming = found;
        return imports.preview(found, this::tell);
    }

    private synchronized void end(State reached) {
        if (reached.phase() != Phase.READY) {
            forget();
        }
        state = reached;
    }

    private void tell(double share) {
        state = state.at(share);
    }

    private void forget() {
        Path taken = file;
        file = null;
        incoming = null;
        state = State.NOTHING;
        if (taken != null) {
            try {
                Files.deleteIfExists(taken);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
