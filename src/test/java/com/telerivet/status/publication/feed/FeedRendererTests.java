package com.telerivet.status.publication.feed;

import static org.assertj.core.api.Assertions.assertThat;

import com.telerivet.status.component.ComponentTree;
import com.telerivet.status.incident.Impact;
import com.telerivet.status.incident.IncidentEntry;
import com.telerivet.status.incident.IncidentStatus;
import com.telerivet.status.incident.IncidentStory;
import com.telerivet.status.incident.Postmortem;
import com.telerivet.status.page.PageProfile;
import com.telerivet.status.publication.Draft;
import com.telerivet.status.publication.RenderedDocument;
import com.telerivet.status.publication.SiteSnapshot;
import java.io.ByteArrayInputStream;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Random;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class FeedRendererTests {

    private static final Instant NOW = Instant.parse("2015-02-23T20:40:00Z");
    private static final String ADDRESS = "https://status.telerivet.com/incidents/outage000001";

    @Test
    void bothFeedsTellEveryEntryNewestFirstAndNameARepeatedStateAnUpdate() throws Exception {
        IncidentStory story = story(List.of(
                entry(IncidentStatus.RESOLVED, "2015-02-05T08:38:00Z", "Repaired."),
                entry(IncidentStatus.IDENTIFIED, "2015-01-31T07:03:00Z", "A <b>fault</b>\nfound."),
                entry(IncidentStatus.IDENTIFIED, "2015-01-31T05:10:00Z", "Down.")));
        String html = "<p><small>Feb <var data-var='date'> 5</var>, <var data-var='time'>08:38</var> UTC</small><br>"
                + "<strong>Resolved</strong> - Repaired.</p>"
                + "<p><small>Jan <var data-var='date'>31</var>, <var data-var='time'>07:03</var> UTC</small><br>"
                + "<strong>Update</strong> - A &lt;b&gt;fault&lt;/b&gt;<br />found.</p>"
                + "<p><small>Jan <var data-var='date'>31</var>, <var data-var='time'>05:10</var> UTC</small><br>"
                + "<strong>Identified</strong> - Down.</p>";

        Document rss = read(render(story).get(0));
        assertThat(text(rss, "description", 1)).isEqualTo(html);
        assertThat(text(rss, "title", 0)).isEqualTo("Telerivet Status - Incident History");
        assertThat(text(rss, "pubDate", 1)).isEqualTo("Thu, 05 Feb 2015 08:38:00 +0000");
        assertThat(text(rss, "guid", 0)).isEqualTo(ADDRESS).isEqualTo(text(rss, "link", 1));

        Element self = (Element) rss.getElementsByTagName("atom:link").item(0);
        assertThat(self.getAttribute("href")).isEqualTo("https://status.telerivet.com/history.rss");
        assertThat(self.getAttribute("rel")).isEqualTo("self");

        Document atom = read(render(story).get(1));
        assertThat(text(atom, "content", 0)).isEqualTo(html);
        assertThat(text(atom, "id", 0)).isEqualTo("tag:status.telerivet.com,2005:/history");
        assertThat(text(atom, "id", 1)).isEqualTo("tag:status.telerivet.com,2005:Incident/outage000001");
        assertThat(text(atom, "published", 0)).isEqualTo("2015-02-05T08:38:00Z");
    }

    @Test
    void whateverABodyHoldsTheFeedsStayXml() throws Exception {
        String[] pieces = {
            "]]>", "<script>", "&amp;", "\u0000", "\u0008", "\uD800", "\uDC00", "\uFFFE", "😀", "שלום", "\r\n"
        };
        Random random = new Random(20150131);
        for (int round = 0; round < 200; round++) {
            StringBuilder body = new StringBuilder();
            for (int i = 0; i < 12; i++) {
                body.append(pieces[random.nextInt(pieces.length)]);
            }
            body.append("😀 end");
            IncidentStory story =
                    story(List.of(entry(IncidentStatus.RESOLVED, "2015-01-31T08:38:00Z", body.toString())));
            List<RenderedDocument> feeds = render(story);
            assertThat(text(read(feeds.get(0)), "description", 1))
                    .endsWith("😀 end</p>")
                    .doesNotContain("<script>");
            assertThat(text(read(feeds.get(1)), "content", 0))
                    .endsWith("😀 end</p>")
                    .doesNotContain("<script>");
        }
    }

    private static List<RenderedDocument> render(IncidentStory story) {
        PageProfile page = new PageProfile(
                "page00000001",
                "Telerivet",
                "https://status.telerivet.com",
                ZoneId.of("Etc/UTC"),
                null,
                null,
                NOW,
                NOW,
                0);
        return new FeedRenderer()
                        .drafts(new SiteSnapshot(
                                1,
                                NOW,
                                NOW,
                                page,
                                new ComponentTree(List.of()),
                                Map.of(),
                                Map.of(),
                                List.of(story),
                                List.of(),
                                List.of(),
                                List.of(),
                                null))
                        .stream()
                        .map(Draft::render)
                        .toList();
    }

    private static IncidentStory story(List<IncidentEntry> entries) {
        Instant end = entries.get(0).displayAt();
        return new IncidentStory(
                "outage000001",
                "Network <&> Database ]]>",
                IncidentStatus.RESOLVED,
                Impact.CRITICAL,
                null,
                false,
                end,
                null,
                end,
                end,
                end,
                entries,
                new Postmortem(null, null, null, null, null, false),
                0);
    }

    private static IncidentEntry entry(IncidentStatus status, String at, String body) {
        Instant time = Instant.parse(at);
        return new IncidentEntry("entry" + at, status, body, time, true, false, time, time, List.of());
    }

    private static Document read(RenderedDocument feed) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new ByteArrayInputStream(feed.body()));
    }

    private static String text(Document feed, String element, int index) {
        return feed.getElementsByTagName(element).item(index).getTextContent();
    }
}
