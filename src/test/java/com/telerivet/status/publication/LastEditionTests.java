package com.telerivet.status.publication;

import static org.assertj.core.api.Assertions.assertThat;

import com.telerivet.status.testkit.FreePort;
import com.telerivet.status.testkit.Site;
import com.telerivet.status.testkit.TestDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.bootstrap.DefaultBootstrapContext;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.boot.context.event.ApplicationFailedEvent;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.env.MockEnvironment;

/** What a program with an empty data directory shows until it has read the present. */
class LastEditionTests {

    private final TestDatabase database = TestDatabase.fresh();
    private final JdbcClient jdbc = database.jdbc();
    private final LastEdition edition = new LastEdition(jdbc);
    private final MockEnvironment settings =
            new MockEnvironment().withProperty("spring.datasource.url", database.url());

    @TempDir
    private Path data;

    @BeforeEach
    void keep() throws IOException {
        edition.save(present(), packed("All Systems Operational"));
    }

    @Test
    void itIsShownBeforeThereIsAProgram() {
        int port = FreePort.find();
        settings.withProperty("server.port", String.valueOf(port)).withProperty("status.data-dir", data.toString());
        SpringApplication application = new SpringApplication(LastEditionTests.class);
        EarlyAnswers early = new EarlyAnswers();
        early.onApplicationEvent(new ApplicationEnvironmentPreparedEvent(
                new DefaultBootstrapContext(), application, new String[0], settings));
        try {
            assertThat(new Site(port).get("/").body()).isEqualTo("All Systems Operational");
        } finally {
            early.onApplicationEvent(
                    new ApplicationFailedEvent(application, new String[0], null, new IllegalStateException("over")));
        }
    }

    @Test
    void aPageThatChangedSinceIsNotShownAsItWas() {
        jdbc.sql("update generation set number = number + 1").update();
        assertThat(LastEdition.load(settings)).isEmpty();
    }

    @Test
    void itIsBelievedForAsLongAsTheFileOnDisk() {
        age(LastDocuments.GOOD_FOR.toSeconds() - 10);
        assertThat(LastEdition.load(settings)).containsKey("/");
        age(20);
        assertThat(LastEdition.load(settings)).isEmpty();
    }

    @Test
    void theSameGenerationIsWrittenNowAndThenAndTheNextOneAtOnce() throws IOException {
        edition.save(present(), packed("Again"));
        assertThat(shown()).isEqualTo("All Systems Operational");
        age(LastDocuments.GOOD_FOR.toSeconds() - 10);
        edition.save(present(), packed("Again"));
        assertThat(shown()).isEqualTo("Again");
        jdbc.sql("update generation set number = number + 1").update();
        edition.save(present(), packed("Major Outage"));
        assertThat(shown()).isEqualTo("Major Outage");
    }

    @Test
    void aDatabaseThatIsEmptyOrAwayOrNotThereYetShowsNothing() {
        assertThat(LastEdition.load(new MockEnvironment()
                        .withProperty(
                                "spring.datasource.url", TestDatabase.empty().url())))
                .isEmpty();
        assertThat(LastEdition.load(new MockEnvironment()
                        .withProperty("spring.datasource.url", database.urlThrough(FreePort.find()))))
                .isEmpty();
        assertThat(LastEdition.load(new MockEnvironment().withProperty("spring.datasource.url", "embedded")))
                .isEmpty();
    }

    private String shown() {
        return new String(LastEdition.load(settings).get("/").identity(), StandardCharsets.UTF_8);
    }

    private void age(long seconds) {
        jdbc.sql("update last_edition set made_at = made_at - make_interval(secs => ?)")
                .param(seconds)
                .update();
    }

    private long present() {
        return jdbc.sql("select number from generation").query(Long.class).single();
    }

    private static byte[] packed(String text) throws IOException {
        return LastDocuments.pack(Map.of(
                "/", PublishedDocument.of(RenderedDocument.of("/", RenderedDocument.HTML, text), Instant.EPOCH)));
    }
}
