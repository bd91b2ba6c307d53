package com.telerivet.status.admin;

import com.telerivet.status.alert.Proposal;
import com.telerivet.status.alert.Suggestion;
import com.telerivet.status.incident.IncidentStatus;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Forms that come filled in; a person reads them and publishes. */
final class SuggestedForms {

    private SuggestedForms() {}

    /** @param componentId null where nobody knows which component it is */
    static EntryForm report(Suggestion words, @Nullable String componentId, Instant since) {
        return new EntryForm(
                words.name(),
                "",
                IncidentStatus.INVESTIGATING.code(),
                words.body(),
                DeskWords.inField(since.truncatedTo(ChronoUnit.MINUTES)),
                componentId == null
                        ? Map.of()
                        : Map.of(componentId, words.status().code()),
                "",
                "",
                Map.of(),
                true,
                0,
                "");
    }

    static EntryForm report(Proposal proposal) {
        return report(
                new Suggestion(proposal.name(), proposal.body(), proposal.status()),
                proposal.componentId(),
                proposal.startedAt());
    }
}
