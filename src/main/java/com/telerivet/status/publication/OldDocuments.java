package com.telerivet.status.publication;

import com.telerivet.status.incident.IncidentStory;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The documents of the incidents that are in the archive of a snapshot alone. None of them is made up before somebody
 * wants it: after ten years that would be most of the work of an edition.
 */
final class OldDocuments {

    /** {@code /incidents/abc}, {@code /es/incidents/abc} or {@code /incidents/abc.json} */
    private static final Pattern PATH = Pattern.compile("(?:/[a-z]{2})?/incidents/([^/.]+)(?:\\.json)?");

    private final SiteSnapshot snapshot;
    private final List<Renderer> renderers;
    private final Set<String> recent;

    OldDocuments(SiteSnapshot snapshot, List<Renderer> renderers) {
        this.snapshot = snapshot;
        this.renderers = renderers;
        this.recent = snapshot.incidents().stream().map(IncidentStory::id).collect(Collectors.toSet());
    }

    Optional<Draft> find(String path) {
        return incident(path)
                .flatMap(old ->
                        drafts(old).filter(draft -> draft.path().equals(path)).findFirst());
    }

    /** Whether the incident of a document that was there is still among them. */
    boolean stillTellOf(String path) {
        return incident(path).isPresent();
    }

    Stream<Draft> all() {
        return snapshot.archive().incidents().stream().filter(this::isOld).flatMap(this::drafts);
    }

    private Optional<ArchivedIncident> incident(String path) {
        Matcher matcher = PATH.matcher(path);
        return matcher.matches() ? snapshot.archive().incident(matcher.group(1)).filter(this::isOld) : Optional.empty();
    }

    private boolean isOld(ArchivedIncident incident) {
        return !recent.contains(incident.id());
    }

    private Stream<Draft> drafts(ArchivedIncident old) {
        return renderers.stream().flatMap(renderer -> renderer.drafts(old, snapshot).stream());
    }
}
