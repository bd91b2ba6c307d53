package com.telerivet.status.incident;

import com.telerivet.status.platform.Ids;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The draft and the published text of a postmortem. */
@Embeddable
class PostmortemText {

    @Column(name = "postmortem_entry_id")
    private @Nullable String entryId;

    @Column(name = "postmortem_draft")
    private @Nullable String draft;

    @Column(name = "postmortem_draft_at")
    private @Nullable Instant draftAt;

    @Column(name = "postmortem_body")
    private @Nullable String body;

    @Column(name = "postmortem_body_at")
    private @Nullable Instant bodyAt;

    @Column(name = "postmortem_published_at")
    private @Nullable Instant publishedAt;

    @Column(name = "postmortem_notified")
    private boolean notified;

    @Column(name = "postmortem_created_at")
    private @Nullable Instant createdAt;

    void draft(String text, Instant now) {
        createdAt = createdAt == null ? now : createdAt;
        draft = text;
        draftAt = now;
    }

    /** Makes the draft public; a second publication keeps the entry's id and time and changes its text. */
    String publish(boolean notify, Instant at, Instant now) {
        if (draft == null || draft.isBlank()) {
            throw new IncidentRejected("draft", "Write the postmortem before you publish it");
        }
        body = draft;
        bodyAt = now;
        if (entryId == null) {
            entryId = Ids.random();
        }
        if (publishedAt == null) {
            publishedAt = at;
        }
        notified = notified || notify;
        return entryId;
    }

    /** Changes what is public. A draft that says the same changes with it, so that it does not bring the old text back. */
    void correct(String text, @Nullable Instant at, Instant now) {
        if (publishedAt == null) {
            throw new NoSuchElementException("the incident has no published postmortem");
        }
        if (!text.equals(body)) {
            draft = Objects.equals(draft, body) ? text : draft;
            body = text;
            bodyAt = now;
        }
        publishedAt = at == null ? publishedAt : at;
    }

    void withdraw() {
        publishedAt = null;
    }

    void discard() {
        createdAt = null;
        publishedAt = null;
        draft = null;
        draftAt = null;
        body = null;
        bodyAt = null;
    }

    boolean isPublished() {
        return publishedAt != null;
    }

    Optional<IncidentEntry> entry(Map<String, String> translations) {
        if (entryId == null || publishedAt == null || body == null || bodyAt == null) {
            return Optional.empty();
        }
        return Optional.of(new IncidentEntry(
                entryId,
                IncidentStatus.POSTMORTEM,
                body,
                publishedAt,
                notified,
                false,
                publishedAt,
                bodyAt.isBefore(publishedAt) ? publishedAt : bodyAt,
                List.of(),
                null,
                translations));
    }

    Postmortem record(Map<String, String> draftTranslations) {
        return new Postmortem(createdAt, draft, draftAt, body, bodyAt, publishedAt, notified, draftTranslations);
    }
}
