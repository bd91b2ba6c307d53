package com.telerivet.status.publication.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.telerivet.status.component.ComponentMonth;
import com.telerivet.status.component.ComponentStatus;
import com.telerivet.status.component.ComponentSummary;
import com.telerivet.status.component.ComponentTree;
import com.telerivet.status.component.SlaSettings;
import com.telerivet.status.page.PageProfile;
import com.telerivet.status.publication.SiteSnapshot;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UptimeRendererTests {

    private static final Instant NOW = Instant.parse("2015-02-01T00:00:00Z");

    @Test
    void theReportHoldsEveryMonthAndItsFormula() {
        assertThat(text(0))
                .startsWith(
                        "{\"formula\":\"1 - (major_outage_seconds + 0.3 * partial_outage_seconds) / known_seconds\"")
                .contains("\"month\":\"2015-01\",\"uptime_percent\":99.98,\"known_seconds\":2678400");
    }

    @Test
    void aNameThatASpreadsheetWouldRunIsOnlyText() {
        assertThat(text(1)).contains("\r\n\"'=cmd|\"\"x\"\"\",2015-01,99.98,2678400,600,0,0,0,0\r\n");
    }

    private static String text(int document) {
        return new String(
                new UptimeRenderer(new SlaSettings("99.9:10"))
                        .drafts(snapshot())
                        .get(document)
                        .render()
                        .body(),
                StandardCharsets.UTF_8);
    }

    private static SiteSnapshot snapshot() {
        ComponentSummary hostile = new ComponentSummary(
                "api000000001",
                null,
                "=cmd|\"x\"",
                null,
                1,
                ComponentStatus.OPERATIONAL,
                true,
                false,
                null,
                NOW,
                NOW,
                0);
        return new SiteSnapshot(
                1,
                NOW,
                NOW,
                new PageProfile(
                        "page00000001", "Telerivet", "https://x.example", ZoneOffset.UTC, null, null, NOW, NOW, 0),
                new ComponentTree(List.of(new ComponentTree.Row(null, List.of(hostile)))),
                Map.of(),
                Map.of(
                        hostile.id(),
                        List.of(new ComponentMonth(YearMonth.of(2015, 1), 31 * 86_400, 600, 0, 0, 0, List.of()))),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                null);
    }
}
