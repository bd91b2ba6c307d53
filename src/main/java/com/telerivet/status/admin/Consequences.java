package com.telerivet.status.admin;

import com.telerivet.status.component.ComponentStatus;
import com.telerivet.status.component.ComponentSummary;
import com.telerivet.status.component.ComponentTree;
import com.telerivet.status.component.Components;
import com.telerivet.status.incident.Impact;
import com.telerivet.status.incident.IncidentStatus;
import com.telerivet.status.incident.IncidentStory;
import com.telerivet.status.incident.Incidents;
import com.telerivet.status.subscriber.News;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Says what publishing an entry will do, before it is done and by the rules that do it. */
@Component
class Consequences {

    private final Components components;
    private final Incidents incidents;
    private final Audience audience;
    private final DeskWords words;

    Consequences(Components components, Incidents incidents, Audience audience, DeskWords words) {
        this.components = components;
        this.incidents = incidents;
        this.audience = audience;
        this.words = words;
    }

    /** @param story what is there of the incident; null for one that is reported */
    Consequence of(EntryForm form, @Nullable IncidentStory story) {
        Map<String, Long> counts = counts(form, story);
        List<String> parts = new ArrayList<>();
        parts.add(words.say("admin.consequence.publishes"));
        afterwards(form, story).ifPresent(line -> parts.add(words.say("admin.consequence.shows", line)));
        for (ComponentSummary component : components.tree().components()) {
            ComponentStatus status = form.changes().get(component.id());
            if (status != null) {
                String word = words.say("part.status." + status.code());
                parts.add(words.say("admin.consequence.sets", component.name(), word));
            }
        }
        if (form.promise().equals(EntryForm.AT)) {
            parts.add(words.say("admin.consequence.promises", form.promiseAt().replace('T', ' ') + " UTC"));
        } else if (!form.promise().isEmpty()) {
            parts.add(words.say("admin.consequence.promises", words.say("admin.promise.in", form.promise())));
        }
        parts.add(form.notifying() ? audience.consequence(counts) : words.say("admin.consequence.silent"));
        return new Consequence(impact(form, story), String.join(", ", parts) + ".", audience.words(counts));
    }

    /** How many hear of it if they are notified, in words. */
    String people(EntryForm form, @Nullable IncidentStory story) {
        return audience.words(counts(form, story));
    }

    private Map<String, Long> counts(EntryForm form, @Nullable IncidentStory story) {
        Set<String> earlier = story == null ? Set.of() : story.componentNames().keySet();
        boolean isTurn = story == null
                || story.isTurn(
                        IncidentStatus.of(form.status()).orElse(null),
                        form.instant().orElse(null));
        return audience.count(new News(
                form.touching(earlier),
                story == null ? null : story.id(),
                story != null && story.isMaintenance(),
                isTurn));
    }

    private String impact(EntryForm form, @Nullable IncidentStory story) {
        if (story != null && story.isMaintenance()) {
            return "";
        }
        Stream<ComponentStatus> said = story == null
                ? Stream.empty()
                : story.entries().stream()
                        .flatMap(entry -> entry.affected().stream())
                        .map(change -> change.newStatus());
        Impact computed = Impact.ofAll(
                Stream.concat(said, form.changes().values().stream()).toList());
        Impact byHand = story == null ? form.override() : story.impactOverride();
        return byHand == null
                ? words.say("admin.impact.is.computed", word(computed))
                : words.say("admin.impact.is.set", word(byHand), word(computed));
    }

    private String word(Impact impact) {
        return words.say("admin.impact." + impact.code());
    }

    /**
     * The line over the public page. Left out for what is said to have been earlier, where the present may be decided by
     * something later, and for maintenance, whose plan says what else it does.
     */
    private Optional<String> afterwards(EntryForm form, @Nullable IncidentStory story) {
        if (form.instant().isPresent() || (story != null && story.isMaintenance())) {
            return Optional.empty();
        }
        ComponentTree tree = components.tree().with(form.changes());
        boolean isOver =
                IncidentStatus.of(form.status()).filter(IncidentStatus::isOver).isPresent();
        boolean anyOpen = !isOver
                || incidents.open().stream()
                        .anyMatch(other -> story == null || !other.id().equals(story.id()));
        return Optional.of(words.say(PublicState.line(tree, anyOpen)));
    }
}
