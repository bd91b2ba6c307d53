package com.telerivet.status.incident;

import static com.telerivet.status.component.ComponentStatus.MAJOR_OUTAGE;
import static com.telerivet.status.component.ComponentStatus.OPERATIONAL;
import static com.telerivet.status.component.ComponentStatus.PARTIAL_OUTAGE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.telerivet.status.component.ComponentStatus;
import com.telerivet.status.component.Components;
import com.telerivet.status.component.NewComponent;
import com.telerivet.status.testkit.AppTest;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@AppTest
class IncidentBinTests {

    @Autowired
    private Incidents incidents;

    @Autowired
    private IncidentBin bin;

    @Autowired
    private Components components;

    @Autowired
    private JdbcClient jdbc;

    private String api = "";

    @BeforeEach
    void aComponentThatWorks() {
        api = components
                .add(new NewComponent(null, "Thrown away", null, OPERATIONAL, true, false, null))
                .id();
    }

    @Test
    void aDeletedIncidentIsGoneForEverybodyAndComesBackWithWhatItDid() {
        IncidentStory story = incidents.report("Deleted by mistake", null, entry("investigating", MAJOR_OUTAGE));
        story = incidents.post(story.id(), entry("identified", PARTIAL_OUTAGE), null);
        List<String> before = history();

        incidents.delete(story.id(), story.version());
        assertThat(incidents.find(story.id())).isEmpty();
        assertThat(incidents.open()).extracting(IncidentStory::id).doesNotContain(story.id());
        assertThat(incidents.newest(1000)).extracting(IncidentStory::id).doesNotContain(story.id());
        assertThat(status()).isEqualTo(OPERATIONAL);
        String id = story.id();
        assertThatThrownBy(() -> incidents.post(id, entry("resolved", null), null))
                .isInstanceOf(NoSuchElementException.class);
        assertThat(bin.all())
                .filteredOn(item -> item.id().equals(id))
                .singleElement()
                .satisfies(item -> {
                    assertThat(item.name()).isEqualTo("Deleted by mistake");
                    assertThat(item.isEntry()).isFalse();
                });

        IncidentStory back = bin.restore(id);
        assertThat(back.entries()).isEqualTo(story.entries());
        assertThat(status()).isEqualTo(PARTIAL_OUTAGE);
        assertThat(history()).isEqualTo(before);
        assertThat(bin.all()).extracting(BinItem::id).doesNotContain(id);
    }

    @Test
    void aDeletedEntryComesBackAsItWas() {
        IncidentStory story = incidents.report("One entry less", null, entry("investigating", null));
        story = incidents.post(
                story.id(),
                new NewUpdate(IncidentStatus.RESOLVED, "**Over.**", null, Map.of(api, MAJOR_OUTAGE), true),
                null);
        List<String> before = history();
        IncidentEntry over = story.newest();

        incidents.removeEntry(story.id(), over.id(), null);
        assertThat(status()).isEqualTo(OPERATIONAL);

        IncidentStory back = bin.restore(over.id());
        assertThat(back.newest()).isEqualTo(over);
        assertThat(back.status()).isEqualTo(IncidentStatus.RESOLVED);
        assertThat(history()).isEqualTo(before);
        assertThatThrownBy(() -> bin.restore(over.id())).isInstanceOf(NoSuchElementException.class);
    }

    @Test
    void afterThirtyDaysItIsGoneForGood() {
        IncidentStory old = incidents.report("Long forgotten", null, entry("investigating", MAJOR_OUTAGE));
        IncidentStory young = incidents.report("Just deleted", null, entry("investigating", MAJOR_OUTAGE));
        incidents.delete(old.id(), null);
        incidents.delete(young.id(), null);
        jdbc.sql("update incident set deleted_at = deleted_at - interval '30 days 1 minute' where id = ?")
                .param(old.id())
                .update();

        bin.purgeOld();
        bin.purgeOld();

        assertThat(bin.all()).extracting(BinItem::id).contains(young.id()).doesNotContain(old.id());
        bin.purge(young.id());
        assertThat(bin.all()).extracting(BinItem::id).doesNotContain(young.id());
        assertThat(jdbc.sql("select count(*) from component_status_change_bin where component_id = ?")
                        .param(api)
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void whatIsNotInTheBinCannotBePurged() {
        IncidentStory story = incidents.report("Alive", null, entry("investigating", null));
        bin.purge(story.id());
        bin.purge(story.newest().id());
        assertThat(incidents.find(story.id())).isPresent();
    }

    @Test
    void whatReadersSawWithoutTheDatabaseIsToldToTheIncidentInTheBin() {
        IncidentStory story = incidents.report("Deleted, then told on", null, entry("investigating", null));
        incidents.delete(story.id(), null);

        IncidentStory told = incidents.retell(story.id(), "Other name", "retold000001", entry("identified", null));

        assertThat(told.entries()).hasSize(2);
        assertThat(told.name()).isEqualTo("Deleted, then told on");
    }

    private NewUpdate entry(String status, ComponentStatus ofApi) {
        Map<String, ComponentStatus> changes = ofApi == null ? Map.of() : Map.of(api, ofApi);
        return new NewUpdate(IncidentStatus.of(status).orElseThrow(), "Text.", null, changes, false);
    }

    private ComponentStatus status() {
        return components.tree().component(api).orElseThrow().status();
    }

    private List<String> history() {
        return jdbc.sql("select concat_ws(' ', id, status, at, recorded_at, cause) from component_status_change"
                        + " where component_id = ? order by id")
                .param(api)
                .query(String.class)
                .list();
    }
}
