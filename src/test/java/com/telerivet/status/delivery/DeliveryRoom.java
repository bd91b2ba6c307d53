package com.telerivet.status.delivery;

import com.telerivet.status.platform.Notices;
import com.telerivet.status.platform.StatusSettings;
import com.telerivet.status.platform.SteadyTime;
import com.telerivet.status.testkit.TestDatabase;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The room's own parts on a database of its own, with a channel that keeps what it carries. */
final class DeliveryRoom implements AutoCloseable, Channel, Composer {

    static final List<Lane> LANES = List.of(Lane.URGENT, Lane.ASKED, Lane.LATER);
    static final DeliverySettings SETTINGS =
            new DeliverySettings(2, 10, Duration.ofSeconds(20), Duration.ofSeconds(2), Duration.ofDays(2), 2);

    final TestDatabase database = TestDatabase.fresh();
    final List<String> carried = new ArrayList<>();
    final Deliveries deliveries;
    final Queue queue;
    final ClaimAndSend claimAndSend;
    final Suspensions suspensions;
    final Dispatches dispatches;
    final SendingPermit permit;
    Function<Delivery, Optional<Message>> words =
            d -> Optional.of(new Message(new Message.Words(d.subjectId(), "text", "<p>html</p>")));
    Function<Delivery, Outcome> outcome = d -> new Outcome.Sent();

    private Duration passed = Duration.ZERO;
    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();

    DeliveryRoom() {
        context.registerBean(JdbcClient.class, database::jdbc);
        context.registerBean(SteadyTime.class, () -> new SteadyTime(() -> passed.toNanos()));
        context.registerBean(JdbcConnectionDetails.class, Address::new);
        context.registerBean(SimpleMeterRegistry.class, SimpleMeterRegistry::new);
        context.registerBean(DeliverySettings.class, () -> SETTINGS);
        context.registerBean(
                StatusSettings.class, () -> new StatusSettings(Path.of("target"), "https://status.example.com"));
        context.registerBean("loft", DeliveryRoom.class, () -> this);
        context.register(
                Notices.class,
                Deliveries.class,
                DeliveryMeters.class,
                Queue.class,
                Ledger.class,
                Suspensions.class,
                SendingPermit.class,
                Dispatches.class,
                ClaimAndSend.class);
        context.refresh();
        deliveries = context.getBean(Deliveries.class);
        queue = context.getBean(Queue.class);
        claimAndSend = context.getBean(ClaimAndSend.class);
        suspensions = context.getBean(Suspensions.class);
        dispatches = context.getBean(Dispatches.class);
        permit = context.getBean(SendingPermit.class);
    }

    void enqueue(String subject, String address, Lane lane) {
        deliveries.enqueue(new NewDelivery("test", subject, address, "loft", address, Locale.ENGLISH, lane));
    }

    /** Lets time pass. The database's clock cannot be turned, so everything in the queue moves into the past instead. */
    void pass(Duration time) {
        passed = passed.plus(time);
        database.jdbc()
                .sql("update delivery set next_attempt_at = next_attempt_at - make_interval(secs => :seconds),"
                        + " created_at = created_at - make_interval(secs => :seconds)")
                .param("seconds", time.toSeconds())
                .update();
    }

    boolean round() {
        return claimAndSend.round("sender", LANES, () -> false);
    }

    @Override
    public String kind() {
        return "test";
    }

    @Override
    public Optional<Message> compose(Delivery delivery) {
        return words.apply(delivery);
    }

    @Override
    public String name() {
        return "loft";
    }

    @Override
    public Line open() {
        return (delivery, message) -> {
            Outcome result = outcome.apply(delivery);
            if (result instanceof Outcome.Sent) {
                carried.add(delivery.address());
            }
            return result;
        };
    }

    @Override
    public void close() {
        context.close();
    }

    private final class Address implements JdbcConnectionDetails {

        @Override
        public String getUsername() {
            return "postgres";
        }

        @Override
        public String getPassword() {
            return "";
        }

        @Override
        public String getJdbcUrl() {
            return database.url();
        }
    }
}
