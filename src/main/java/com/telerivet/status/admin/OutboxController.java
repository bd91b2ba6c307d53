package com.telerivet.status.admin;

import com.telerivet.status.delivery.Deliveries;
import com.telerivet.status.delivery.WrittenMails;
import com.telerivet.status.identity.Allowed;
import com.telerivet.status.identity.Role;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** What was sent, what waits, what was refused; and the mails themselves where no relay carries them away. */
@Controller
@Allowed(Role.VIEWER)
class OutboxController {

    private static final int LISTED = 100;

    private final Deliveries deliveries;
    private final WrittenMails mails;
    private final DeskWords words;

    OutboxController(Deliveries deliveries, WrittenMails mails, DeskWords words) {
        this.deliveries = deliveries;
        this.mails = mails;
        this.words = words;
    }

    @GetMapping("/admin/outbox")
    String list(Model model) {
        List<DeliveryRow> latest = deliveries.latest(LISTED).stream()
                .map(delivery -> DeliveryRow.of(delivery, words))
                .toList();
        List<MailRow> written = mails.latest(LISTED).stream()
                .map(mail -> new MailRow(mail.name(), mail.to(), mail.subject(), words.moment(mail.writtenAt())))
                .toList();
        model.addAttribute("counts", deliveries.counts());
        model.addAttribute("deliveries", latest);
        model.addAttribute("mails", written);
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

    /** One written mail. */
    record MailRow(String name, String to, String subject, Moment written) {}
}
