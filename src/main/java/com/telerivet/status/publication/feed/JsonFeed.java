package com.telerivet.status.publication.feed;

import com.telerivet.status.incident.IncidentStory;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** JSON Feed 1.1. */
final class JsonFeed {

    private static final JsonMapper JSON = JsonMapper.shared();

    private JsonFeed() {}

    /** @param path of the feed itself */
    static String of(Channel channel, String path) {
        Map<String, Object> feed = new LinkedHashMap<>();
        feed.put("version", "https://jsonfeed.org/version/1.1");
        feed.put("title", XmlText.clean(channel.title()));
        feed.put("home_page_url", channel.page().url());
        feed.put("feed_url", channel.page().url() + path);
        feed.put("language", "en");
        feed.put("authors", List.of(Map.of("name", XmlText.clean(channel.page().name()))));
        EntriesHtml html = new EntriesHtml(channel.page().zone());
        feed.put(
                "items",
                channel.stories().stream()
                        .map(story -> item(channel, story, html))
                        .toList());
        return JSON.writeValueAsString(feed);
    }

    private static Map<String, Object> item(Channel channel, IncidentStory story, EntriesHtml html) {
        Map<String, Object> item = new LinkedHashMap<>();
        item.put("id", channel.address(story));
        item.put("url", channel.address(story));
        item.put("title", XmlText.clean(story.name()));
        item.put("content_html", XmlText.clean(html.of(story)));
        item.put("date_published", story.startedAt().toString());
        item.put("date_modified", Channel.updated(story).toString());
        item.put("tags", List.of(story.status().code(), story.impact().code()));
        return item;
    }
}
