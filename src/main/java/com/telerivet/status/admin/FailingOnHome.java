package com.telerivet.status.admin;

import com.telerivet.status.delivery.Deliveries;
import com.telerivet.status.delivery.FailingDeliveries;
import com.telerivet.status.incident.Incidents;
import com.telerivet.status.notification.Announcement;
import com.telerivet.status.notification.Announcements;
import java.util.List;
import java.util.Optional;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Gives the first screen what does not reach people, apart from what is merely under way. */
@ControllerAdvice(assignableTypes = HomeController.class)
class FailingOnHome {

    private static final int LISTED = 5;

    private final Deliveries deliveries;
    private final Announcements announcements;
    private final Incidents incidents;
    private final DeskWords words;

    FailingOnHome(Deliveries deliveries, Announcements announcements, Incidents incidents, DeskWords words) {
        this.deliveries = deliveries;
        this.announcements = announcements;
        this.incidents = incidents;
        this.words = words;
    }

    /**
     * The messages of one entry, or of another kind, by one channel.
     *
     * @param problem what the other side said last, or ""
     */
    record Line(String link, String subject, String channel, long waiting, long refused, String problem) {}

    @ModelAttribute("failing")
    List<Line> failing() {
        return deliveries.failingNow(LISTED).stream().map(this::line).toList();
    }

    private Line line(FailingDeliveries failing) {
        Optional<Announcement> entry = entry(failing.subjectId());
        String subject = entry.map(this::title)
                .orElseGet(() -> words.name("admin.outbox.kind." + failing.kind(), failing.kind()));
        return new Line(
                entry.map(DispatchController::link).orElse("/admin/outbox"),
                subject,
                words.name("admin.channel." + failing.channel(), failing.channel()),
                failing.waiting(),
                failing.refused(),
                failing.problem());
    }

    private Optional<Announcement> entry(String subjectId) {
        String[] ids = subjectId.split("\\.", 2);
        return ids.length < 2 ? Optional.empty() : announcements.find(ids[0], ids[1]);
    }

    private String title(Announcement entry) {
        var story = incidents.find(entry.incidentId());
        String name = story.map(found -> found.name()).orElseGet(() -> words.say("admin.dispatch.deleted"));
        return words.say("admin.dispatch.title", DispatchController.label(entry, story, words), name);
    }
}
