package com.telerivet.status.incident;

import static com.telerivet.status.component.ComponentStatus.MAJOR_OUTAGE;
import static com.telerivet.status.component.ComponentStatus.OPERATIONAL;
import static com.telerivet.status.component.ComponentStatus.PARTIAL_OUTAGE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.telerivet.status.component.ComponentStatus;
import com.telerivet.status.component.Components;
import com.telerivet.status.component.NewComponent;
import com.telerivet.status.platform.Ids;
import com.telerivet.status.testkit.AppTest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@AppTest
class IncidentsTests {

    @Autowired
    private Incidents incidents;

    @Autowired
    private Postmortems postmortems;

    @Autowired
    private Components components;

    @Autowired
    private IncidentLedger ledger;

    @Autowired
    private AffectedComponents affected;

    @Autowired
    private SaidByItself said;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Clock clock;

    private String api = "";

    @BeforeEach
    void aComponentThatWorks() {
        api = components
                .add(new NewComponent(null, "API", null, OPERATIONAL, true, false, null))
                .id();
    }

    @Test
    void anIncidentGoesFromTheFirstWordToResolved() {
        IncidentStory story = incidents.report("API is down", null, entry("investigating", MAJOR_OUTAGE));
        assertThat(story.isOpen()).isTrue();
        assertThat(story.impact()).isEqualTo(Impact.CRITICAL);
        assertThat(statusOfApi()).isEqualTo(MAJOR_OUTAGE);

        story = incidents.post(story.id(), entry("identified", PARTIAL_OUTAGE), story.version());
        story = incidents.post(story.id(), entry("identified", null), story.version());
        assertThat(story.isUpdate(story.newest())).isTrue();

        story = incidents.post(story.id(), entry("resolved", OPERATIONAL), story.version());
        assertThat(story.isOpen()).isFalse();
        assertThat(story.resolvedAt()).isEqualTo(story.newest().displayAt());
        assertThat(story.impact()).as("recovery does not lower it").isEqualTo(Impact.CRITICAL);
        assertThat(statusOfApi()).isEqualTo(OPERATIONAL);
        assertThat(story.entries())
                .extracting(e -> e.status().code())
                .containsExactly("resolved", "identified", "identified", "investigating");
    }

    @Test
    void anotherWordThanResolvedReopensIt() {
        IncidentStory story = incidents.report("Flapping", null, entry("resolved", null));
        story = incidents.post(story.id(), entry("investigating", null), null);

        assertThat(story.isOpen()).isTrue();
        assertThat(story.resolvedAt()).isNull();
    }

    @Test
    void aStoryToldLateIsAsOldAsItWasAndLeavesThePresentAlone() {
        Instant then = Instant.parse("2015-01-31T05:10:00Z");
        IncidentStory story = incidents.report(
                "Long ago", null, new NewUpdate(null, "It was bad.", then, Map.of(api, MAJOR_OUTAGE), false));

        assertThat(story.createdAt()).isEqualTo(then);
        assertThat(story.startedAt()).isEqualTo(then);
        assertThat(story.backfilled()).isTrue();
        assertThat(statusOfApi())
                .as("what is known of a later time decides the present")
                .isEqualTo(OPERATIONAL);
    }

    @Test
    void anEntryOfNowIsNoStoryToldLateHoweverLongItTakes() {
        AtomicLong looks = new AtomicLong();
        Clock slow = new Clock() {
            @Override
            public Instant instant() {
                return clock.instant().plusMillis(looks.getAndIncrement());
            }

            @Override
            public ZoneId getZone() {
                return clock.getZone();
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }
        };
        Posting posting = new Posting(ledger, affected, said, slow);

        IncidentStory story = transaction.execute(tx -> posting.post(
                new Incident(Ids.random(), "Live", null, slow.instant()), entry("investigating", MAJOR_OUTAGE)));

        assertThat(story.backfilled()).isFalse();
        assertThat(story.createdAt()).isEqualTo(story.startedAt());
    }

    @Test
    void theLastWordDecidesThoughTheOneBeforeWasSaidByAnInstanceWhoseClockRunsAhead() {
        Posting ahead = new Posting(ledger, affected, said, Clock.offset(clock, Duration.ofMinutes(5)));
        Incident outage = new Incident(Ids.random(), "Outage", null, clock.instant());
        transaction.executeWithoutResult(tx -> ahead.post(outage, entry("identified", MAJOR_OUTAGE)));

        IncidentStory story = incidents.post(outage.id(), entry("resolved", OPERATIONAL), null);

        assertThat(story.isOpen()).isFalse();
        assertThat(story.newest().status()).isEqualTo(IncidentStatus.RESOLVED);
        assertThat(statusOfApi()).isEqualTo(OPERATIONAL);
    }

    @Test
    void aStatusSetByHandDecidesThoughTheOneBeforeLiesAFewMinutesAhead() {
        Posting ahead = new Posting(ledger, affected, said, Clock.offset(clock, Duration.ofMinutes(5)));
        transaction.executeWithoutResult(tx -> ahead.post(
                new Incident(Ids.random(), "Outage", null, clock.instant()), entry("identified", MAJOR_OUTAGE)));

        components.set(api, PARTIAL_OUTAGE, null);

        assertThat(statusOfApi()).isEqualTo(PARTIAL_OUTAGE);
    }

    @Test
    void deletingAnEntryTakesBackWhatItDid() {
        IncidentStory story = incidents.report("Wrong component", null, entry("investigating", null));
        story = incidents.post(story.id(), entry("identified", MAJOR_OUTAGE), null);
        String mistaken = story.newest().id();

        story = incidents.removeEntry(story.id(), mistaken, story.version());

        assertThat(statusOfApi()).isEqualTo(OPERATIONAL);
        assertThat(story.status()).isEqualTo(IncidentStatus.INVESTIGATING);
        assertThat(story.impact()).isEqualTo(Impact.NONE);
    }

    @Test
    void theLastEntryCannotGo() {
        IncidentStory story = incidents.report("Short", null, entry("investigating", null));

        assertThatThrownBy(
                        () -> incidents.removeEntry(story.id(), story.newest().id(), null))
                .isInstanceOf(IncidentRejected.class);
        assertThat(incidents.find(story.id()).orElseThrow().entries()).hasSize(1);
    }

    @Test
    void anEditedEntryIsMarkedAndMovesItsComponentChanges() {
        Instant anHourAgo = clock.instant().minus(Duration.ofHours(1));
        components.set(api, PARTIAL_OUTAGE, null);
        IncidentStory story = incidents.report("Late word", null, entry("investigating", MAJOR_OUTAGE));
        assertThat(statusOfApi()).isEqualTo(MAJOR_OUTAGE);

        story = incidents.edit(story.id(), story.newest().id(), "It began earlier.", anHourAgo, story.version());

        assertThat(story.newest().edited()).isTrue();
        assertThat(story.startedAt()).isEqualTo(anHourAgo);
        assertThat(statusOfApi()).as("the change by hand is now the later one").isEqualTo(PARTIAL_OUTAGE);
    }

    @Test
    void whoeverSavesSecondIsToldAndNothingIsLost() {
        IncidentStory seen = incidents.report("Two editors", null, entry("investigating", null));
        incidents.post(seen.id(), entry("identified", null), seen.version());

        assertThatThrownBy(() -> incidents.post(seen.id(), entry("resolved", null), seen.version()))
                .isInstanceOf(EditedMeanwhile.class);
        assertThat(incidents.find(seen.id()).orElseThrow().status()).isEqualTo(IncidentStatus.IDENTIFIED);
    }

    @Test
    void entriesPostedAtTheSameTimeAllArrive() throws Exception {
        IncidentStory story = incidents.report("Busy", null, entry("investigating", null));
        ExecutorService writers = Executors.newFixedThreadPool(4);
        CountDownLatch start = new CountDownLatch(1);
        List<Future<IncidentStory>> posts = IntStream.range(0, 20)
                .mapToObj(i -> writers.submit(() -> {
                    start.await();
                    return incidents.post(story.id(), entry("identified", MAJOR_OUTAGE), null);
                }))
                .toList();
        start.countDown();
        for (Future<IncidentStory> post : posts) {
            post.get();
        }
        writers.shutdown();

        assertThat(incidents.find(story.id()).orElseThrow().entries()).hasSize(21);
    }

    @Test
    void aPostmortemIsTheNewestEntryWhileItIsPublished() {
        IncidentStory story = incidents.report("Learned", null, entry("resolved", null));
        Instant resolvedAt = story.resolvedAt();
        postmortems.draft(story.id(), "## Why", null);
        story = postmortems.publish(story.id(), false, null, null);

        assertThat(story.status()).isEqualTo(IncidentStatus.POSTMORTEM);
        assertThat(story.newest().body()).isEqualTo("## Why");
        assertThat(story.resolvedAt()).isEqualTo(resolvedAt);

        story = postmortems.withdraw(story.id(), null);
        assertThat(story.status()).isEqualTo(IncidentStatus.RESOLVED);
        assertThat(story.entries()).hasSize(1);
        assertThat(story.postmortem().draft()).isEqualTo("## Why");
    }

    @Test
    void aPostmortemWaitsForTheEnd() {
        IncidentStory story = incidents.report("Still burning", null, entry("identified", null));

        assertThatThrownBy(() -> postmortems.draft(story.id(), "Too early", null))
                .isInstanceOf(IncidentRejected.class);
    }

    @Test
    void badInputChangesNothing() {
        long before = generation();
        assertThatThrownBy(() -> incidents.report(" ", null, entry("investigating", null)))
                .isInstanceOf(IncidentRejected.class);
        assertThatThrownBy(() -> incidents.report("x".repeat(256), null, entry("investigating", null)))
                .isInstanceOf(IncidentRejected.class);
        assertThatThrownBy(() -> incidents.report("No text", null, new NewUpdate(null, " ", null, Map.of(), true)))
                .isInstanceOf(IncidentRejected.class);
        assertThatThrownBy(() -> incidents.report(
                        "Unknown", null, new NewUpdate(null, "x", null, Map.of("nosuchthing0", MAJOR_OUTAGE), true)))
                .isInstanceOf(IncidentRejected.class);
        assertThatThrownBy(() -> incidents.report(
                        "Tomorrow",
                        null,
                        new NewUpdate(null, "x", clock.instant().plus(Duration.ofDays(1)), Map.of(), true)))
                .isInstanceOf(IncidentRejected.class);
        assertThatThrownBy(() -> incidents.post("nosuchthing0", entry("resolved", null), null))
                .isInstanceOf(NoSuchElementException.class);
        assertThat(generation()).isEqualTo(before);
    }

    @Test
    void everyChangeRaisesTheSitesGeneration() {
        long before = generation();
        IncidentStory story = incidents.report("Counted", null, entry("investigating", null));
        assertThat(generation()).isGreaterThan(before);

        long reported = generation();
        incidents.delete(story.id(), story.version());
        assertThat(generation()).isGreaterThan(reported);
        assertThat(incidents.find(story.id())).isEmpty();
    }

    private NewUpdate entry(String status, @Nullable ComponentStatus ofApi) {
        return new NewUpdate(
                IncidentStatus.of(status).orElseThrow(),
                "We are on it.",
                null,
                ofApi == null ? Map.of() : Map.of(api, ofApi),
                false);
    }

    private ComponentStatus statusOfApi() {
        return components.tree().component(api).orElseThrow().status();
    }

    private long generation() {
        return jdbc.sql("select number from generation").query(Long.class).single();
    }
}
