package com.telerivet.status.admin;

import com.telerivet.status.delivery.Deliveries;
import com.telerivet.status.delivery.Dispatches;
import com.telerivet.status.delivery.Lane;
import com.telerivet.status.delivery.NewDelivery;
import com.telerivet.status.delivery.Suspensions;
import com.telerivet.status.identity.Allowed;
import com.telerivet.status.identity.People;
import com.telerivet.status.identity.Role;
import com.telerivet.status.platform.Ids;
import java.security.Principal;
import java.util.Locale;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What went to one address, and whether anything still goes there. */
@Controller
@Allowed(Role.VIEWER)
class AddressController {

    private static final int LISTED = 100;
    private static final int LONGEST = 500;

    private final Dispatches dispatches;
    private final Deliveries deliveries;
    private final Suspensions suspensions;
    private final People people;
    private final DeliveryRows rows;
    private final DeskWords words;

    AddressController(
            Dispatches dispatches,
            Deliveries deliveries,
            Suspensions suspensions,
            People people,
            DeliveryRows rows,
            DeskWords words) {
        this.dispatches = dispatches;
        this.deliveries = deliveries;
        this.suspensions = suspensions;
        this.people = people;
        this.rows = rows;
        this.words = words;
    }

    @GetMapping("/admin/outbox/address")
    String show(@RequestParam(defaultValue = "") String address, Model model) {
        String asked = address.strip();
        String bounded = asked.substring(0, Math.min(asked.length(), LONGEST));
        model.addAttribute("address", bounded);
        model.addAttribute("suspension", suspensions.find(bounded).orElse(null));
        model.addAttribute("deliveries", rows.of(dispatches.to(bounded, LISTED)));
        return "admin/address";
    }

    /** Writes to a suspended address again. */
    @PostMapping("/admin/outbox/releases")
    @Allowed(Role.EDITOR)
    String release(@RequestParam String channel, @RequestParam String address, RedirectAttributes news) {
        suspensions.lift(channel, address);
        news.addFlashAttribute("news", words.say("admin.outbox.released", address));
        return "redirect:/admin/outbox";
    }

    /** A mail to whoever asks for it, by the very way that all mails go. */
    @PostMapping("/admin/outbox/tests")
    @Allowed(Role.EDITOR)
    String test(Principal person, RedirectAttributes news) {
        String address = people.find(person.getName()).orElseThrow().email();
        deliveries.enqueue(new NewDelivery(
                TestMail.KIND, Ids.random(), TestMail.RECIPIENT, "mail", address, Locale.ENGLISH, Lane.ASKED));
        news.addFlashAttribute("news", words.say("admin.outbox.tested", address));
        return "redirect:/admin/outbox";
    }
}
