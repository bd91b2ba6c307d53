package com.telerivet.status.publication.feed;

import static org.assertj.core.api.Assertions.assertThat;

import biweekly.Biweekly;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import com.telerivet.status.incident.IncidentStory;
import com.telerivet.status.publication.Draft;
import com.telerivet.status.publication.RenderedDocument;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Reads the calendar by a library that did not write it. */
class CalendarRendererTests {

    private final CalendarRenderer renderer = new CalendarRenderer();

    @Test
    void aPlannedMaintenanceIsAnEventWithAnIdThatStays() {
        VEvent event = read(Work.planned("New disks", "We replace disks; messages wait,\na little.", 3));

        assertThat(event.getUid().getValue()).isEqualTo("work00000001@status.telerivet.com");
        assertThat(event.getSequence().getValue()).isEqualTo(3);
        assertThat(event.getDateStart().getValue()).hasSameTimeAs(Date.from(Work.START));
        assertThat(event.getDateEnd().getValue()).hasSameTimeAs(Date.from(Work.END));
        assertThat(event.getDateTimeStamp().getValue()).hasSameTimeAs(Date.from(Work.NOW));
        assertThat(event.getSummary().getValue()).isEqualTo("Telerivet: New disks");
        assertThat(event.getDescription().getValue())
                .isEqualTo("We replace disks; messages wait,\na little.\n\n"
                        + "https://status.telerivet.com/incidents/work00000001");
        assertThat(event.getStatus().getValue()).isEqualTo("CONFIRMED");
    }

    @Test
    void whatWasCancelledIsTakenOutOfCalendars() {
        VEvent event = read(Work.cancelled(4));
        assertThat(event.getUid().getValue()).isEqualTo("work00000001@status.telerivet.com");
        assertThat(event.getSequence().getValue()).isEqualTo(4);
        assertThat(event.getStatus().getValue()).isEqualTo("CANCELLED");
    }

    @Test
    void aMaintenanceThatIsNotOverHasACalendarOfItsOwn() {
        List<Draft> drafts = renderer.drafts(Work.site(List.of(Work.planned("New disks", "We replace them.", 0))));
        assertThat(drafts).extracting(Draft::path).containsExactly("/maintenance.ics", "/incidents/work00000001.ics");
        assertThat(calendar(drafts.get(1).render()).getEvents()).hasSize(1);
        assertThat(renderer.drafts(Work.site(List.of(Work.cancelled(0))))).hasSize(1);
    }

    @Test
    void whateverABodyHoldsItComesBackAndNoLineIsTooLong() {
        String[] pieces = {"]]>", ";", ",", "\\", "\n", "END:VEVENT\n", "😀", "שלום", "\u0000", "\u0007", "é", " "};
        Random random = new Random(20150116);
        for (int round = 0; round < 200; round++) {
            StringBuilder body = new StringBuilder("Begin ");
            for (int i = 0; i < 40; i++) {
                body.append(pieces[random.nextInt(pieces.length)]);
            }
            IncidentStory story = Work.planned("N" + body.toString().replace("\n", " "), body + " end", round);
            RenderedDocument document =
                    renderer.drafts(Work.site(List.of(story))).get(0).render();
            String text = new String(document.body(), StandardCharsets.UTF_8);
            assertThat(text.split("\r\n")).allMatch(line -> line.getBytes(StandardCharsets.UTF_8).length <= 75);
            String expected = body.toString().replace("\u0000", "").replace("\u0007", "") + " end";
            assertThat(calendar(document).getEvents()).hasSize(1);
            assertThat(calendar(document).getEvents().get(0).getDescription().getValue())
                    .startsWith(expected);
        }
    }

    private VEvent read(IncidentStory story) {
        RenderedDocument document =
                renderer.drafts(Work.site(List.of(story))).get(0).render();
        return calendar(document).getEvents().get(0);
    }

    private static ICalendar calendar(RenderedDocument document) {
        return Biweekly.parse(new String(document.body(), StandardCharsets.UTF_8))
                .first();
    }
}
