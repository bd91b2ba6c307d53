package com.telerivet.status.admin;

import com.telerivet.status.identity.Allowed;
import com.telerivet.status.identity.Role;
import java.security.Principal;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Takes back what was published some seconds ago, before anybody was mailed; what was typed is a draft again. */
@Controller
@Allowed(Role.EDITOR)
class UndoController {

    private final UndoOffers offers;
    private final DeskDrafts drafts;
    private final DeskWords words;

    UndoController(UndoOffers offers, DeskDrafts drafts, DeskWords words) {
        this.offers = offers;
        this.drafts = drafts;
        this.words = words;
    }

    @PostMapping("/admin/incidents/{id}/updates/{entryId}/undo")
    String undo(@PathVariable String id, @PathVariable String entryId, Principal person, RedirectAttributes news) {
        Optional<UndoOffers.Undone> undone = offers.undo(id, entryId);
        if (undone.isEmpty()) {
            news.addFlashAttribute("problem", words.say("admin.undo.late"));
            return "redirect:/admin/incidents/" + id;
        }
        news.addFlashAttribute("news", words.say("admin.undo.done"));
        String draft = undone.get().wasReport() ? DeskDrafts.REPORT : DeskDrafts.update(id);
        drafts.save(person.getName(), draft, undone.get().typed().fields());
        return "redirect:" + DeskDrafts.address(draft);
    }
}
