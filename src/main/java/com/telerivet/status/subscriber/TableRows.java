package com.telerivet.status.subscriber;

import com.telerivet.status.component.ComponentSummary;
import com.telerivet.status.component.ComponentTree;
import com.telerivet.status.page.Language;
import com.telerivet.status.subscriber.SubscriberTable.Problem;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The lines of one table, while they are read. */
final class TableRows {

    static final int MOST_ROWS = 100_000;
    private static final int MOST_PROBLEMS = 50;
    private static final int LONGEST_CONSENT = 255;
    private static final int LONGEST_SAID = 60;
    private static final Map<String, String> ALIASES =
            Map.of("email", "address", "e-mail", "address", "mode", "channel");
    private static final Set<String> READ = Set.of(
            "channel", "address", "state", "components", "language", "consent", "confirmed_at", "steps", "kinds");
    private static final Set<String> PASSED_OVER = Set.of("created_at", "unsubscribed_at");

    private final ComponentTree tree;
    private final Instant now;
    private final List<String> names = new ArrayList<>();
    private final List<ImportRow> rows = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();
    private final List<String> unread = new ArrayList<>();
    private final Set<String> seen = new HashSet<>();
    private int wrong;
    private int others;
    private int repeated;

    TableRows(ComponentTree tree, Instant now) {
        this.tree = tree;
        this.now = now;
    }

    void columns(List<String> cells) {
        for (String cell : cells) {
            String name = cell.toLowerCase(Locale.ROOT);
            name = ALIASES.getOrDefault(name, name);
            boolean isRead = READ.contains(name) && !names.contains(name);
            names.add(isRead ? name : "");
            if (!isRead && !PASSED_OVER.contains(name) && !name.isBlank()) {
                unread.add(bounded(cell, LONGEST_SAID));
            }
        }
        if (!names.contains("address")) {
            wrong(1, "no-address", "");
        }
    }

    boolean goesOn() {
        return names.contains("address") && rows.size() <= MOST_ROWS;
    }

    void line(CsvLines.Line line) {
        if (line.isEmpty()) {
            return;
        }
        try {
            String channel = cell(line, "channel").toLowerCase(Locale.ROOT);
            boolean isMail = channel.isEmpty() || channel.equals("mail") || channel.equals("email");
            if (!isMail || cell(line, "components").equals(SubscriberTable.SINGLE_INCIDENTS)) {
                others++;
                return;
            }
            ImportRow row = row(line);
            if (seen.add(row.address().text().toLowerCase(Locale.ROOT))) {
                rows.add(row);
            } else {
                repeated++;
            }
        } catch (Wrong e) {
            wrong(line.number(), e.code, e.value);
        }
    }

    void wrong(int line, String code, String value) {
        wrong++;
        if (problems.size() < MOST_PROBLEMS) {
            problems.add(new Problem(line, code, bounded(value, LONGEST_SAID)));
        }
    }

    SubscriberTable table() {
        if (rows.size() > MOST_ROWS) {
            wrong(0, "too-many", "");
        }
        if (rows.isEmpty() && wrong == 0) {
            wrong(0, "empty", "");
        }
        return new SubscriberTable(
                List.copyOf(rows), List.copyOf(problems), wrong, List.copyOf(unread), others, repeated);
    }

    private ImportRow row(CsvLines.Line line) {
        String typed = cell(line, "address");
        MailAddress address = MailAddress.of(typed).orElseThrow(() -> new Wrong("address", typed));
        String language = cell(line, "language").toLowerCase(Locale.ROOT);
        String consent = cell(line, "consent");
        return new ImportRow(
                address,
                componentIds(cell(line, "components")),
                new Extent(
                        oneOf(line, "steps", "every", "every", Extent.ENDS).equals(Extent.ENDS),
                        Kinds.of(oneOf(line, "kinds", "both", "both", "incidents", "maintenance"))
                                .orElseThrow()),
                language.isEmpty()
                        ? Language.ENGLISH.code()
                        : Language.of(language)
                                .orElseThrow(() -> new Wrong("language", language))
                                .code(),
                state(oneOf(line, "state", "active", "active", "unconfirmed", "quarantined", "unsubscribed")),
                consent.isEmpty() ? null : bounded(consent, LONGEST_CONSENT),
                moment(cell(line, "confirmed_at")));
    }

    /** What refused mails elsewhere is asked before anything else goes there. */
    private static SubscriberState state(String word) {
        return word.equals("quarantined")
                ? SubscriberState.UNCONFIRMED
                : SubscriberState.valueOf(word.toUpperCase(Locale.ROOT));
    }

    private String oneOf(CsvLines.Line line, String column, String usual, String... known) {
        String word = cell(line, column).toLowerCase(Locale.ROOT);
        if (word.isEmpty()) {
            return usual;
        }
        if (!List.of(known).contains(word)) {
            throw new Wrong(column, word);
        }
        return word;
    }

    private Set<String> componentIds(String said) {
        if (said.isEmpty() || said.equalsIgnoreCase("all")) {
            return Set.of();
        }
        Set<String> ids = new LinkedHashSet<>();
        for (String name : said.split(";", -1)) {
            if (!name.isBlank()) {
                ids.add(component(name.strip()));
            }
        }
        return ids;
    }

    private String component(String name) {
        List<ComponentSummary> found = tree.components().stream()
                .filter(c -> c.id().equals(name) || c.name().equalsIgnoreCase(name))
                .toList();
        if (found.size() != 1) {
            throw new Wrong(found.isEmpty() ? "component" : "component-twice", name);
        }
        return found.get(0).id();
    }

    private @Nullable Instant moment(String said) {
        if (said.isEmpty()) {
            return null;
        }
        try {
            Instant at = said.length() == 10
                    ? LocalDate.parse(said).atStartOfDay(ZoneOffset.UTC).toInstant()
                    : OffsetDateTime.parse(said.replace(' ', 'T')).toInstant();
            if (at.isAfter(now)) {
                throw new Wrong("confirmed_at", said);
            }
            return at;
        } catch (DateTimeException e) {
            throw new Wrong("confirmed_at", said);
        }
    }

    private String cell(CsvLines.Line line, String column) {
        int at = names.indexOf(column);
        return at < 0 || at >= line.cells().size() ? "" : line.cells().get(at);
    }

    private static String bounded(String text, int most) {
        return text.substring(0, Math.min(text.length(), most));
    }

    private static final class Wrong extends RuntimeException {

        private final String code;
        private final String value;

        Wrong(String code, String value) {
            super(code);
            this.code = code;
            this.value = value;
        }
    }
}
