package com.telerivet.status.delivery;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a channel of a chat is told, in the form that its incoming webhooks take. Nothing in it can call people by name or
 * all at once: Slack's marks are escaped, Discord is told to parse no mention, and Teams knows none in a card's text.
 *
 * @param text plain text
 */
public record ChatMessage(String title, String text, List<Link> links) {

    /** The chats, as channels are named. */
    public static final List<String> CHATS = List.of("slack", "teams", "discord");

    /** Of Slack; the shortest of the three. */
    private static final int LONGEST_TITLE = 150;

    private static final int LONGEST_IN_SLACK = 2900;
    private static final int LONGEST_IN_DISCORD = 3500;
    private static final int LONGEST_IN_TEAMS = 8000;

    /** Words that lead to a page of ours. */
    public record Link(String words, String url) {}

    public ChatMessage {
        links = List.copyOf(links);
    }

    /** The body of the request, to be written as JSON. */
    public Map<String, ?> in(String chat) {
        return switch (chat) {
            case "slack" -> slack();
            case "teams" -> teams();
            case "discord" -> discord();
            default -> throw new IllegalArgumentException("there is no chat " + chat);
        };
    }

    private Map<String, ?> slack() {
        String linked = links.stream()
                .map(link -> "<" + escaped(link.url()) + "|" + escaped(link.words()) + ">")
                .collect(Collectors.joining("  ·  "));
        return Map.of(
                "text",
                escaped(cut(title, LONGEST_TITLE)),
                "unfurl_links",
                false,
                "unfurl_media",
                false,
                "blocks",
                List.of(
                        Map.of("type", "header", "text", slackText("plain_text", cut(title, LONGEST_TITLE))),
                        Map.of("type", "section", "text", slackText("mrkdwn", escapedUpTo(text, LONGEST_IN_SLACK))),
                        Map.of("type", "context", "elements", List.of(slackText("mrkdwn", linked)))));
    }

    private static Map<String, ?> slackText(String type, String text) {
        return Map.of("type", type, "text", text.isBlank() ? "–" : text);
    }

    private Map<String, ?> teams() {
        Map<String, @Nullable Object> card = new LinkedHashMap<>();
        card.put("$schema", "http://adaptivecards.io/schemas/adaptive-card.json");
        card.put("type", "AdaptiveCard");
        card.put("version", "1.4");
        card.put(
                "body",
                List.of(
                        Map.of(
                                "type",
                                "TextBlock",
                                "size",
                                "Large",
                                "weight",
                                "Bolder",
                                "wrap",
                                true,
                                "text",
                                cut(title, LONGEST_TITLE)),
                        Map.of("type", "TextBlock", "wrap", true, "text", cut(text, LONGEST_IN_TEAMS))));
        card.put(
                "actions",
                links.stream()
                        .map(link -> Map.of("type", "Action.OpenUrl", "title", link.words(), "url", link.url()))
                        .toList());
        return Map.of(
                "type",
                "message",
                "attachments",
                List.of(Map.of("contentType", "application/vnd.microsoft.card.adaptive", "content", card)));
    }

    private Map<String, ?> discord() {
        String linked = links.stream()
                .map(link -> "[" + link.words() + "](" + link.url() + ")")
                .collect(Collectors.joining("  ·  "));
        return Map.of(
                "allowed_mentions", Map.of("parse", List.of()),
                "embeds",
                        List.of(Map.of(
                                "title",
                                cut(title, LONGEST_TITLE),
                                "description",
                                cut(text, LONGEST_IN_DISCORD) + "\n\n" + linked)));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    /** Cut before it is escaped, and so far that it fits afterwards. */
    private static String escapedUpTo(String text, int most) {
        int length = Math.min(text.length(), most);
        while (escaped(cut(text, length)).length() > most) {
            length -= Math.max(1, (escaped(cut(text, length)).length() - most) / 5);
        }
        return escaped(cut(text, length));
    }

    private static String cut(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(most - 2)) ? most - 2 : most - 1;
        return text.substring(0, end) + "…";
    }
}
