package com.telerivet.status.page;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A link at the foot of the public page. */
public record FooterLink(String url, String words) {

    private static final int MOST = 8;
    private static final int LONGEST_URL = 300;
    private static final int LONGEST_WORDS = 60;

    /**
     * Reads links from lines, each an address and the words of the link: {@code https://telerivet.com Telerivet}.
     *
     * @throws PageRejected for a line that is none, or too many lines
     */
    static List<FooterLink> read(String lines) {
        List<FooterLink> links = new ArrayList<>();
        for (String line : lines.lines().filter(l -> !l.isBlank()).toList()) {
            String[] parts = line.strip().split("\\s+", 2);
            if (parts.length < 2 || parts[1].length() > LONGEST_WORDS) {
                throw new PageRejected(
                        "footerLinks", "Give an address and then at most " + LONGEST_WORDS + " characters: " + line);
            }
            links.add(new FooterLink(address("footerLinks", parts[0], false), parts[1]));
        }
        if (links.size() > MOST) {
            throw new PageRejected("footerLinks", "Give at most " + MOST + " links.");
        }
        return links;
    }

    /** An address that a browser may be led to: http, https or, where it is allowed, mailto. */
    static String address(String field, String typed, boolean mayBeMail) {
        URI uri = parsed(typed);
        String scheme =
                uri == null || uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        boolean isWeb = (scheme.equals("https") || scheme.equals("http")) && uri != null && uri.getHost() != null;
        boolean isMail = mayBeMail && scheme.equals("mailto") && typed.contains("@");
        if ((!isWeb && !isMail) || typed.length() > LONGEST_URL) {
            throw new PageRejected(field, "Give a whole address, such as https://example.com: " + typed);
        }
        return typed;
    }

    private static @Nullable URI parsed(String typed) {
        try {
            return new URI(typed);
        } catch (URISyntaxException e) {
            return null;
        }
    }
}
