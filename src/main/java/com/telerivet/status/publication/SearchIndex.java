package com.telerivet.status.publication;

import com.telerivet.status.incident.IncidentEntry;
import com.telerivet.status.incident.IncidentStory;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The words of every incident, in memory as the {@link Archive} is: looking for some needs no database, so that it can
 * be done while that is away. It follows the archive: what changed is read again. Ten thousand incidents take a few
 * megabytes and are gone through in some milliseconds.
 */
@Component
class SearchIndex {

    private static final Comparator<ArchivedIncident> NEWEST_FIRST = Comparator.comparing(
                    ArchivedIncident::toldAt, Comparator.reverseOrder())
            .thenComparing(ArchivedIncident::id);

    private final Map<String, String> shared = new HashMap<>();
    private Map<String, Known> known = Map.of();
    private @Nullable Archive archive;

    Finding find(SiteSnapshot snapshot, Question question) {
        if (question.isEmpty()) {
            return new Finding(question, 0, List.of());
        }
        List<ArchivedIncident> found = found(snapshot.archive(), question);
        int page = Math.min(question.page(), Math.max(1, Finding.pages(found.size())));
        return new Finding(
                question.at(page),
                found.size(),
                found.stream()
                        .skip((long) (page - 1) * Finding.PAGE)
                        .limit(Finding.PAGE)
                        .map(one -> snapshot.story(one.id()))
                        .toList());
    }

    /** Reads what changed, so that no reader waits for it. */
    void follow(Archive present) {
        upToDate(present);
    }

    private List<ArchivedIncident> found(Archive present, Question question) {
        List<String> terms = question.terms();
        return upToDate(present).values().stream()
                .filter(one -> question.componentId() == null
                        || one.incident().componentIds().contains(question.componentId()))
                .filter(one -> terms.stream().allMatch(one::says))
                .map(Known::incident)
                .sorted(NEWEST_FIRST)
                .toList();
    }

    private synchronized Map<String, Known> upToDate(Archive present) {
        if (present != archive) {
            Map<String, Known> next = new HashMap<>();
            for (ArchivedIncident incident : present.incidents()) {
                Known before = known.get(incident.id());
                boolean isSame = before != null && before.incident().equals(incident);
                next.put(incident.id(), isSame ? before : read(incident, present.story(incident.id())));
            }
            known = next;
            archive = present;
        }
        return known;
    }

    /** A word is kept once, in however many incidents it stands. */
    private Known read(ArchivedIncident incident, IncidentStory story) {
        Stream<String> texts = Stream.of(
                        Stream.of(story.name()),
                        story.names().values().stream(),
                        story.componentNames().values().stream(),
                        story.entries().stream().map(IncidentEntry::body),
                        story.entries().stream().flatMap(entry -> entry.translations().values().stream()))
                .flatMap(each -> each);
        String[] words = texts.flatMap(text -> FoldedWords.of(text).stream())
                .distinct()
                .sorted()
                .map(word -> shared.computeIfAbsent(word, same -> same))
                .toArray(String[]::new);
        return new Known(incident, words);
    }

    /** @param words folded, sorted */
    @SuppressWarnings("ArrayRecordComponent") // never compared; a list would take twice the memory
    private record Known(ArchivedIncident incident, String[] words) {

        /** Whether one of its words begins with the term. */
        boolean says(String term) {
            int at = Arrays.binarySearch(words, term);
            int next = at < 0 ? -at - 1 : at;
            return next < words.length && words[next].startsWith(term);
        }
    }
}
