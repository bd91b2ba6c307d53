package com.telerivet.status.admin;

import com.telerivet.status.delivery.Dispatches;
import com.telerivet.status.delivery.Progress;
import com.telerivet.status.identity.Allowed;
import com.telerivet.status.identity.Role;
import com.telerivet.status.incident.IncidentStory;
import com.telerivet.status.incident.Incidents;
import com.telerivet.status.notification.Announcement;
import com.telerivet.status.notification.Announcements;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** How one entry's messages get on: followed, tried again, cancelled. */
@Controller
@Allowed(Role.VIEWER)
class DispatchController {

    private static final int LISTED = 100;

    private final Announcements announcements;
    private final Dispatches dispatches;
    private final Incidents incidents;
    private final DeliveryRows rows;
    private final DeskWords words;

    DispatchController(
            Announcements announcements,
            Dispatches dispatches,
            Incidents incidents,
            DeliveryRows rows,
            DeskWords words) {
        this.announcements = announcements;
        this.dispatches = dispatches;
        this.incidents = incidents;
        this.rows = rows;
        this.words = words;
    }

    /**
     * One entry on its way, in ready words.
     *
     * @param share how much is done, in percent
     * @param rate how many leave a second
     * @param left how long the rest will take, or ""
     */
    record DispatchView(
            String link,
            String incident,
            String incidentLink,
            String label,
            Moment at,
            boolean isOver,
            long queued,
            long refused,
            int share,
            String rate,
            String left,
            List<Progress.ChannelCounts> channels,
            List<DeliveryRow> troubled) {}

    @GetMapping("/admin/outbox/entries/{incidentId}/{entryId}")
    String show(@PathVariable String incidentId, @PathVariable String entryId, Model model) {
        model.addAttribute("dispatch", view(announcement(incidentId, entryId)));
        return "admin/dispatch";
    }

    @PostMapping("/admin/outbox/entries/{incidentId}/{entryId}/retries")
    @Allowed(Role.EDITOR)
    String retry(@PathVariable String incidentId, @PathVariable String entryId, RedirectAttributes news) {
        Announcement announcement = announcement(incidentId, entryId);
        int many = dispatches.retry(announcement.kind(), announcement.subjectId());
        news.addFlashAttribute("news", words.say("admin.dispatch.retried", many));
        return "redirect:" + link(announcement);
    }

    @PostMapping("/admin/outbox/entries/{incidentId}/{entryId}/cancellation")
    @Allowed(Role.EDITOR)
    String cancel(@PathVariable String incidentId, @PathVariable String entryId, RedirectAttributes news) {
        Announcement announcement = announcement(incidentId, entryId);
        int many = dispatches.cancel(announcement.kind(), announcement.subjectId());
        news.addFlashAttribute("news", words.say("admin.dispatch.cancelled", many));
        return "redirect:" + link(announcement);
    }

    static String link(Announcement announcement) {
        return "/admin/outbox/entries/" + announcement.incidentId() + "/" + announcement.entryId();
    }

    /** What the entry is called: its incident's name, and its label in the incident. */
    static String label(Announcement announcement, Optional<IncidentStory> story, DeskWords words) {
        return story.flatMap(s -> s.entries().stream()
                        .filter(entry -> entry.id().equals(announcement.entryId()))
                        .findFirst()
                        .map(entry -> words.say("notification.entry." + s.label(entry))))
                .orElseGet(() -> words.say("admin.dispatch.other"));
    }

    private DispatchView view(Announcement announcement) {
        Progress progress = dispatches.progress(announcement.kind(), announcement.subjectId());
        Optional<IncidentStory> story = incidents.find(announcement.incidentId());
        long all = Math.max(1, progress.all());
        boolean isOver = announcement.complete() && progress.queued() == 0;
        return new DispatchView(
                link(announcement),
                story.map(IncidentStory::name).orElseGet(() -> words.say("admin.dispatch.deleted")),
                story.map(s -> "/admin/incidents/" + s.id()).orElse(""),
                label(announcement, story, words),
                words.moment(announcement.at()),
                isOver,
                progress.queued(),
                progress.refused(),
                (int) (100 * (all - progress.queued()) / all),
                words.say("admin.dispatch.rate", Math.round(progress.perSecond())),
                progress.left()
                        .map(left -> words.say("admin.dispatch.left", words.briefly(left)))
                        .orElse(""),
                progress.channels(),
                rows.of(dispatches.troubled(announcement.kind(), announcement.subjectId(), LISTED)));
    }

    private Announcement announcement(String incidentId, String entryId) {
        return announcements.find(incidentId, entryId).orElseThrow();
    }
}
