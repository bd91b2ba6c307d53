package com.telerivet.status.publication.feed;

import static org.assertj.core.api.Assertions.assertThat;

import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.io.SyndFeedInput;
import com.rometools.rome.io.XmlReader;
import com.telerivet.status.publication.Draft;
import com.telerivet.status.publication.RenderedDocument;
import com.telerivet.status.publication.SiteSnapshot;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads every feed by a library, as other people's programs do. */
class MaintenanceFeedTests {

    private static final String HOSTILE = "Disks ]]> \u0000 😀 שלום <script>alert(1)</script>";

    private final SiteSnapshot site = Work.site(List.of(Work.planned(HOSTILE, HOSTILE, 0)));

    @Test
    void aMaintenanceIsAnEventWithItsWindowInFront() throws Exception {
        SyndEntry entry = read("/history.rss").getEntries().get(0);
        assertThat(entry.getDescription().getValue())
                .startsWith("<p><strong>THIS IS A SCHEDULED EVENT Jan <var data-var='date'>16</var>, "
                        + "<var data-var='time'>22:00</var> - Jan <var data-var='date'>17</var>, "
                        + "<var data-var='time'>02:00</var> UTC</strong></p><p><small>Jan ")
                .contains("<strong>Scheduled</strong> - Disks", "😀 שלום &lt;script&gt;")
                .doesNotContain("<script>");
        assertThat(entry.getPublishedDate()).hasSameTimeAs(Date.from(Work.START));
        assertThat(new String(render("/history.rss").body(), StandardCharsets.UTF_8))
                .contains("<maintenanceEndDate>Sat, 17 Jan 2015 02:00:00 +0000</maintenanceEndDate>");
    }

    @Test
    void aComponentHasFeedsOfItsOwn() throws Exception {
        String place = "/components/" + Work.API;
        for (String path : List.of(place + "/history.rss", place + "/history.atom")) {
            SyndFeed feed = read(path);
            assertThat(feed.getTitle()).isEqualTo("Telerivet Status - History of API");
            assertThat(feed.getEntries()).hasSize(1);
            assertThat(feed.getEntries().get(0).getLink())
                    .isEqualTo("https://status.telerivet.com/incidents/work00000001");
        }
        assertThat(new String(render(place + "/history.atom").body(), StandardCharsets.UTF_8))
                .contains("<id>tag:status.telerivet.com,2005:/components/" + Work.API + "/history</id>")
                .contains("href=\"https://status.telerivet.com" + place + "/history.atom\"");
    }

    @Test
    void theJsonFeedTellsTheSame() {
        JsonNode feed = JsonMapper.shared().readTree(render("/feed.json").body());
        assertThat(feed.path("version").asString()).isEqualTo("https://jsonfeed.org/version/1.1");
        assertThat(feed.path("home_page_url").asString()).isEqualTo("https://status.telerivet.com");
        assertThat(feed.path("feed_url").asString()).isEqualTo("https://status.telerivet.com/feed.json");
        JsonNode item = feed.path("items").get(0);
        assertThat(item.path("id").asString()).isEqualTo("https://status.telerivet.com/incidents/work00000001");
        assertThat(item.path("content_html").asString()).contains("THIS IS A SCHEDULED EVENT", "😀 שלום");
        assertThat(item.path("date_published").asString()).isEqualTo("2015-01-15T12:00:00Z");
        assertThat(item.path("tags").get(1).asString()).isEqualTo("maintenance");
    }

    private SyndFeed read(String path) throws Exception {
        return new SyndFeedInput()
                .build(new XmlReader(new ByteArrayInputStream(render(path).body())));
    }

    private RenderedDocument render(String path) {
        return new FeedRenderer()
                .drafts(site).stream()
                        .filter(draft -> draft.path().equals(path))
                        .map(Draft::render)
                        .findFirst()
                        .orElseThrow();
    }
}
