package com.telerivet.status.admin;

import com.telerivet.status.delivery.DeliverySummary;
import com.telerivet.status.incident.Incidents;
import com.telerivet.status.notification.Announcement;
import com.telerivet.status.notification.Announcements;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Deliveries as the desk lists them: those about an entry say which, and lead to how it reached the others. */
@Component
class DeliveryRows {

    private final Announcements announcements;
    private final Incidents incidents;
    private final DeskWords words;

    DeliveryRows(Announcements announcements, Incidents incidents, DeskWords words) {
        this.announcements = announcements;
        this.incidents = incidents;
        this.words = words;
    }

    List<DeliveryRow> of(List<DeliverySummary> deliveries) {
        Map<String, Optional<DeliveryRow.Subject>> known = new HashMap<>();
        return deliveries.stream()
                .map(delivery -> DeliveryRow.of(
                        delivery,
                        known.computeIfAbsent(delivery.subjectId(), this::entry)
                                .orElseGet(() -> new DeliveryRow.Subject(
                                        words.name("admin.outbox.kind." + delivery.kind(), delivery.kind()), "")),
                        words))
                .toList();
    }

    private Optional<DeliveryRow.Subject> entry(String subjectId) {
        return announcements.find(subjectId).map(this::subject);
    }

    private DeliveryRow.Subject subject(Announcement announcement) {
        var story = incidents.find(announcement.incidentId());
        return new DeliveryRow.Subject(
                words.say(
                        "admin.dispatch.title",
                        DispatchController.label(announcement, story, words),
                        story.map(s -> s.name()).orElseGet(() -> words.say("admin.dispatch.deleted"))),
                DispatchController.link(announcement));
    }
}
