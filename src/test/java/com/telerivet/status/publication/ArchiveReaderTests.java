package com.telerivet.status.publication;

import static org.assertj.core.api.Assertions.assertThat;

import com.telerivet.status.incident.IncidentStatus;
import com.telerivet.status.incident.IncidentStory;
import com.telerivet.status.incident.Incidents;
import com.telerivet.status.incident.NewUpdate;
import com.telerivet.status.incident.Stories;
import com.telerivet.status.platform.StatusSettings;
import com.telerivet.status.testkit.AppTest;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A copy of all incidents, beside a database that changes in every way it can. */
@AppTest
class ArchiveReaderTests {

    @Autowired
    private Incidents incidents;

    @Autowired
    private Stories stories;

    @Autowired
    private JdbcClient jdbc;

    @TempDir
    private Path data;

    private ArchiveReader reader;
    private IncidentStory story;

    @BeforeEach
    void anIncidentThatIsKnown() {
        reader = new ArchiveReader(stories, new ArchiveFile(new StatusSettings(data, "https://x.example")));
        story = incidents.report("Known to the archive", null, entry(IncidentStatus.INVESTIGATING));
        assertThat(reader.read().story(story.id())).isEqualTo(story);
    }

    @Test
    void whatIsPostedIsRead() {
        IncidentStory posted = incidents.post(story.id(), entry(IncidentStatus.IDENTIFIED), null);
        assertThat(reader.read().story(story.id())).isEqualTo(posted);
        IncidentStory next = incidents.report("The next one", null, entry(IncidentStatus.INVESTIGATING));
        assertThat(reader.read().story(next.id())).isEqualTo(next);
        assertIsInStep();
    }

    @Test
    void whatIsDeletedIsGoneAndComesBack() {
        incidents.delete(story.id(), story.version());
        assertThat(reader.read().incident(story.id())).isEmpty();
        assertIsInStep();
    }

    @Test
    void aChangeThatWasCommittedAfterALaterOneIsRead() {
        change("name = 'Later', version = version + 1, updated_at = updated_at + interval '1 second'", story.id());
        IncidentStory slow = incidents.report("Slow", null, entry(IncidentStatus.INVESTIGATING));
        reader.read();
        change("name = 'Committed late', version = version + 1", slow.id());
        assertThat(reader.read().story(slow.id()).name()).isEqualTo("Committed late");
        assertIsInStep();
    }

    @Test
    void aDatabaseOfAnEarlierTimeIsFollowed() {
        IncidentStory lost = incidents.post(story.id(), entry(IncidentStatus.IDENTIFIED), null);
        assertThat(reader.read().story(story.id())).isEqualTo(lost);
        change("name = 'As it was', version = 0, updated_at = updated_at - interval '2 days'", story.id());
        incidents.report("After it was restored", null, entry(IncidentStatus.INVESTIGATING));
        assertThat(reader.read().story(story.id()).name()).isEqualTo("As it was");
        assertIsInStep();
    }

    private static NewUpdate entry(IncidentStatus status) {
        return new NewUpdate(status, "Text.", null, Map.of(), false);
    }

    private void assertIsInStep() {
        assertThat(reader.read().sums()).isEqualTo(stories.sums());
    }

    private void change(String what, String id) {
        jdbc.sql("update incident set " + what + " where id = ?").param(id).update();
    }
}
