package com.telerivet.status.delivery;

import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is said to one recipient. A channel takes of it what it can carry.
 *
 * @param words what may be the same for many recipients
 * @param own what stands in the text and the HTML in place of some of their words for this recipient only, such as its
 *     own links: letters and digits that occur nowhere else -> a URL of ours
 * @param thread what belongs together has the same word here, for example {@code incident-p31zjtct2jer}; null for a
 *     message of its own
 * @param unsubscribeUrl takes a POST that ends the subscription at once (RFC 8058); null where there is none
 * @param posting what a program or a chat is told instead; null for people
 */
public record Message(
        Words words,
        Map<String, String> own,
        @Nullable String thread,
        @Nullable String unsubscribeUrl,
        @Nullable Posting posting) {

    /**
     * The words of a message. Where they are the same for many recipients, a channel may prepare them once.
     *
     * @param subject one line
     * @param text plain text
     * @param html a whole document, already safe
     */
    public record Words(String subject, String text, String html) {}

    /**
     * A request.
     *
     * @param secret what it is signed with; null for none
     */
    public record Posting(URI target, String json, @Nullable String secret) {

        /** Without what must not be seen in a log. */
        @Override
        public String toString() {
            return "Posting to " + target.getHost();
        }
    }

    /** A message to people. */
    public Message(Words words, Map<String, String> own, @Nullable String thread, @Nullable String unsubscribeUrl) {
        this(words, own, thread, unsubscribeUrl, null);
    }

    /** A message to a program or a chat. */
    public Message(Posting posting) {
        this(new Words("", posting.json(), ""), Map.of(), null, null, posting);
    }

    /** A message of its own, of which nothing is another recipient's. */
    public Message(Words words) {
        this(words, Map.of(), null, null);
    }

    public String subject() {
        return words.subject();
    }

    /** The plain text, with all that is the recipient's own. */
    public String text() {
        return withOwn(words.text());
    }

    /** The HTML document, with all that is the recipient's own. */
    public String html() {
        return withOwn(words.html());
    }

    private String withOwn(String text) {
        String filled = text;
        for (Map.Entry<String, String> entry : own.entrySet()) {
            filled = filled.replace(entry.getKey(), entry.getValue());
        }
        return filled;
    }
}
