package com.telerivet.status.admin;

import com.telerivet.status.delivery.Deliveries;
import com.telerivet.status.delivery.DeliveryCounts;
import com.telerivet.status.delivery.Dispatches;
import com.telerivet.status.delivery.DomainProof;
import com.telerivet.status.delivery.SendingPermit;
import com.telerivet.status.delivery.Suspensions;
import com.telerivet.status.delivery.WrittenMails;
import com.telerivet.status.identity.Allowed;
import com.telerivet.status.identity.Role;
import com.telerivet.status.incident.IncidentStory;
import com.telerivet.status.incident.Incidents;
import com.telerivet.status.notification.Announcement;
import com.telerivet.status.notification.Announcements;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What was sent, what waits, what was refused; and the mails themselves where no relay carries them away. */
@Controller
@Allowed(Role.VIEWER)
class OutboxController {

    private static final int LISTED = 100;
    private static final int ENTRIES = 20;
    private static final Duration LATE = Duration.ofMinutes(1);

    private final Deliveries deliveries;
    private final WrittenMails mails;
    private final Announcements announcements;
    private final Incidents incidents;
    private final Suspensions suspensions;
    private final SendingPermit permit;
    private final Dispatches dispatches;
    private final DeliveryRows rows;
    private final DomainProof signing;
    private final DeskWords words;

    OutboxController(
            Deliveries deliveries,
            WrittenMails mails,
            Announcements announcements,
            Incidents incidents,
            Suspensions suspensions,
            SendingPermit permit,
            Dispatches dispatches,
            DeliveryRows rows,
            DomainProof signing,
            DeskWords words) {
        this.deliveries = deliveries;
        this.mails = mails;
        this.announcements = announcements;
        this.incidents = incidents;
        this.suspensions = suspensions;
        this.permit = permit;
        this.dispatches = dispatches;
        this.rows = rows;
        this.signing = signing;
        this.words = words;
    }

    @GetMapping("/admin/outbox")
    String list(Model model) {
        List<MailRow> written = mails.latest(LISTED).stream()
                .map(mail -> new MailRow(mail.name(), mail.to(), mail.subject(), words.moment(mail.writtenAt())))
                .toList();
        DeliveryCounts counts = deliveries.counts();
        model.addAttribute("counts", counts);
        model.addAttribute("held", permit.isHeld());
        model.addAttribute("late", counts.oldest().compareTo(LATE) > 0 ? words.lasting(counts.oldest()) : null);
        model.addAttribute(
                "entries",
                announcements.latest(ENTRIES).stream().map(this::entry).toList());
        model.addAttribute(
                "suspended",
                suspensions.latest(LISTED).stream()
                        .map(s -> new SuspendedRow(s.channel(), s.address(), s.reason(), words.moment(s.since())))
                        .toList());
        model.addAttribute("deliveries", rows.of(deliveries.latest(LISTED)));
        model.addAttribute("mails", written);
        model.addAttribute("signing", signing.record().orElse(null));
        return "admin/outbox";
    }

    /** A mail as it was written, in its own bytes. It may hold a link by which somebody signs in. */
    @GetMapping("/admin/outbox/{name}")
    @Allowed(Role.ADMINISTRATOR)
    ResponseEntity<byte[]> show(@PathVariable String name) {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("text/plain; charset=utf-8"))
                .body(mails.read(name).orElseThrow());
    }

    /** Lets a restored or copied database send, or first cancels what waits in it. */
    @PostMapping("/admin/outbox/permit")
    @Allowed(Role.ADMINISTRATOR)
    String permit(@RequestParam(defaultValue = "false") boolean forget, RedirectAttributes news) {
        int cancelled = forget ? dispatches.cancelAll() : 0;
        permit.give();
        news.addFlashAttribute("news", words.say("admin.outbox.permitted", cancelled));
        return "redirect:/admin/outbox";
    }

    private EntryMails entry(Announcement announcement) {
        Optional<IncidentStory> story = incidents.find(announcement.incidentId());
        String label = DispatchController.label(announcement, story, words);
        String name = story.map(IncidentStory::name).orElseGet(() -> words.say("admin.dispatch.deleted"));
        return new EntryMails(
                DispatchController.link(announcement),
                words.say("admin.dispatch.title", label, name),
                announcement.recipients(),
                words.moment(announcement.at()));
    }

    /** The messages of one entry. */
    record EntryMails(String link, String words, int recipients, Moment at) {}

    /** An address that is not written to any more. */
    record SuspendedRow(String channel, String address, String problem, Moment at) {}

    /** One written mail. */
    record MailRow(String name, String to, String subject, Moment written) {}
}
