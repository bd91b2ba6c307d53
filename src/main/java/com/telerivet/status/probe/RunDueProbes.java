package com.telerivet.status.probe;

import com.telerivet.status.metric.Metrics;
import com.telerivet.status.platform.DatabaseReady;
import com.telerivet.status.platform.TimedHttp;
import com.telerivet.status.platform.Worker;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Checks what is due, side by side, so that a target that hangs delays no other. A failed check is tried once more at
 * once before it counts, or when the target asks to be tried, if that is soon: a single lost packet is no downtime, and
 * neither are the seconds before a starting instance has rendered its first page.
 */
@Component
class RunDueProbes implements DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(RunDueProbes.class);
    private static final Duration LOOK_AROUND = Duration.ofSeconds(1);

    /** Two hundred targets every half minute, half of which hang for twice five seconds, keep 33 busy. */
    private static final int AT_ONCE = 64;

    private static final List<String> PHASES = List.of("name", "connection", "tls", "first-byte", "whole");
    private static final String SELF = "self:";

    /** While we say that we are starting, it is too early to judge. */
    private static final int MOST_TRIES_OF_OURSELVES = 15;

    private final Probes probes;
    private final Results results;
    private final Metrics metrics;
    private final TimedHttp http;
    private final Clock clock;
    private final Semaphore free = new Semaphore(AT_ONCE);
    private final ExecutorService checkers = Executors.newCachedThreadPool(runnable -> {
        Thread thread = new Thread(runnable, "probe");
        thread.setDaemon(true);
        return thread;
    });
    private final MeterRegistry meters;
    private volatile int ownPort;
    private boolean isDatabaseReady;
    private boolean isReady;
    private @Nullable Worker worker;

    RunDueProbes(Probes probes, Results results, Metrics metrics, TimedHttp http, MeterRegistry meters, Clock clock) {
        this.probes = probes;
        this.results = results;
        this.metrics = metrics;
        this.http = http;
        this.meters = meters;
        this.clock = clock;
    }

    @EventListener
    void remember(WebServerInitializedEvent server) {
        // the management server has a name of its own
        if (server.getApplicationContext().getServerNamespace() == null) {
            ownPort = server.getWebServer().getPort();
        }
    }

    /** Before the schema is up to date there is nothing to claim, and before we answer ourselves nothing to check. */
    @EventListener({DatabaseReady.class, ApplicationReadyEvent.class})
    synchronized void start(Object event) {
        isDatabaseReady |= event instanceof DatabaseReady;
        isReady |= event instanceof ApplicationReadyEvent;
        if (isDatabaseReady && isReady && worker == null) {
            worker = Worker.start("probes", LOOK_AROUND, this::startDue);
        }
    }

    @Override
    public void destroy() {
        if (worker != null) {
            worker.close();
        }
        checkers.shutdownNow();
    }

    /** Begins to check what is due, as far as there is room; a check that hangs holds up no later round. */
    List<CompletableFuture<Void>> startDue() {
        return probes.claimDue(free.availablePermits()).stream()
                .map(this::start)
                .toList();
    }

    private CompletableFuture<Void> start(ProbeSummary probe) {
        free.acquireUninterruptibly();
        return CompletableFuture.runAsync(() -> check(probe), checkers).whenComplete((done, failure) -> free.release());
    }

    private void check(ProbeSummary probe) {
        try {
            Instant at = clock.instant();
            URI target = target(probe);
            Check check = Check.of(http, probe.terms(), target);
            for (int tries = 1; isWorthAnother(probe, check, tries); tries++) {
                Thread.sleep(check.pause().toMillis());
                check = Check.of(http, probe.terms(), target);
            }
            if (probes.isShared(probe.id())) {
                results.add(probe.id(), at, check); // judged together with what the agents saw
            } else {
                metrics.record(ProbePoints.of(probe, check, at));
            }
            probes.checked(probe.id(), at, check);
            measure(probe, check);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // we are being stopped, which says nothing about the target
        } catch (RuntimeException e) {
            log.warn("The probe \"{}\" could not be run: {}", probe.name(), e.toString());
        }
    }

    private static boolean isWorthAnother(ProbeSummary probe, Check check, int tries) {
        boolean weAreStarting =
                probe.target().startsWith(SELF) && !check.pause().isZero() && tries < MOST_TRIES_OF_OURSELVES;
        return !check.isGood() && (tries == 1 || weAreStarting);
    }

    private void measure(ProbeSummary probe, Check check) {
        double[] phases = check.phases();
        if (phases == null) {
            return;
        }
        for (int i = 0; i < PHASES.size(); i++) {
            Timer.builder("status.probe.phase")
                    .description("How long the parts of a probe's last answers took")
                    .tag("probe", probe.id())
                    .tag("phase", PHASES.get(i))
                    .register(meters)
                    .record((long) (phases[i] * 1e6), TimeUnit.NANOSECONDS);
        }
    }

    private URI target(ProbeSummary probe) {
        String target = probe.target();
        return URI.create(
                target.startsWith(SELF) ? "http://127.0.0.1:" + ownPort + target.substring(SELF.length()) : target);
    }
}
