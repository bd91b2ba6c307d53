package com.telerivet.status.admin;

import com.telerivet.status.emergency.Replays;
import com.telerivet.status.identity.Allowed;
import com.telerivet.status.identity.Role;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Entries that were posted without the database and that it would not take: for a person to post, and to put away. */
@Controller
@Allowed(Role.EDITOR)
class ParkedEntryController {

    private final Replays replays;
    private final DeskWords words;

    ParkedEntryController(Replays replays, DeskWords words) {
        this.replays = replays;
        this.words = words;
    }

    @GetMapping("/admin/parked-entries")
    String list(Model model) {
        model.addAttribute(
                "entries",
                replays.parked().stream()
                        .map(p -> new Row(p.id(), p.incidentName(), p.body(), p.problem(), words.moment(p.postedAt())))
                        .toList());
        return "admin/parked-entries";
    }

    @PostMapping("/admin/parked-entries/{id}/dismissal")
    String dismiss(@PathVariable String id, RedirectAttributes news) {
        replays.dismiss(id);
        news.addFlashAttribute("news", words.say("admin.parked.dismissed"));
        return "redirect:/admin/parked-entries";
    }

    /** A parked entry as the desk lists it. */
    record Row(String id, String incident, String body, String problem, Moment posted) {}
}
