package com.telerivet.status.publication.feed;

import static org.assertj.core.api.Assertions.assertThat;

import com.telerivet.status.incident.Incidents;
import com.telerivet.status.incident.NewUpdate;
import com.telerivet.status.testkit.AppTest;
import com.telerivet.status.testkit.Site;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.MediaType;

/** The feeds as a feed reader fetches them. */
@AppTest
class FeedOverHttpTests {

    @Autowired
    private Incidents incidents;

    @LocalServerPort
    private int port;

    @ParameterizedTest
    @ValueSource(strings = {"rss", "atom"})
    void aReportedIncidentIsInTheFeed(String kind) {
        Site site = new Site(port);
        String id = incidents
                .report("Outage", null, new NewUpdate(null, "Something fails.", null, Map.of(), false))
                .id();

        String path = "/history." + kind;
        assertThat(site.textWhen(path, text -> text.contains("/incidents/" + id)))
                .contains("Something fails.");
        assertThat(site.get(path).headers().map())
                .containsKeys("etag", "access-control-allow-origin")
                .hasEntrySatisfying("content-type", type -> assertThat(MediaType.parseMediaType(type.get(0)))
                        .isEqualTo(new MediaType("application", kind + "+xml", StandardCharsets.UTF_8)));
    }

    @Test
    void thePageNamesBothFeeds() {
        assertThat(new Site(port).textWhen("/", text -> text.contains("colophon")))
                .contains("href=\"/history.rss\"", "href=\"/history.atom\"");
    }
}
