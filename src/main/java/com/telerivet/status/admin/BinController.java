package com.telerivet.status.admin;

import com.telerivet.status.identity.Allowed;
import com.telerivet.status.identity.Role;
import com.telerivet.status.incident.BinItem;
import com.telerivet.status.incident.IncidentBin;
import com.telerivet.status.incident.IncidentStory;
import com.telerivet.status.platform.Markdown;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What was deleted: looked at, put back, and by administrators deleted for good. */
@Controller
@Allowed(Role.EDITOR)
class BinController {

    private final IncidentBin bin;
    private final Markdown markdown;
    private final DeskWords words;

    BinController(IncidentBin bin, Markdown markdown, DeskWords words) {
        this.bin = bin;
        this.markdown = markdown;
        this.words = words;
    }

    /** @param left for how long it can still be put back */
    record BinRow(String id, String name, String kind, String html, Moment deleted, String left) {}

    @GetMapping("/admin/bin")
    String list(Model model) {
        List<BinRow> rows = bin.all().stream().map(this::row).toList();
        model.addAttribute("rows", rows);
        return "admin/bin";
    }

    @PostMapping("/admin/bin/{id}/restoration")
    String restore(@PathVariable String id, RedirectAttributes news) {
        IncidentStory story = bin.restore(id);
        news.addFlashAttribute("news", words.say("admin.bin.restored"));
        return "redirect:/admin/incidents/" + story.id();
    }

    @PostMapping("/admin/bin/{id}/purge")
    @Allowed(Role.ADMINISTRATOR)
    String purge(@PathVariable String id, RedirectAttributes news) {
        bin.purge(id);
        news.addFlashAttribute("news", words.say("admin.bin.purged"));
        return "redirect:/admin/bin";
    }

    private BinRow row(BinItem item) {
        return new BinRow(
                item.id(),
                item.name(),
                words.say(item.isEntry() ? "admin.bin.entry" : "admin.bin.incident"),
                markdown.toHtml(item.text()),
                words.moment(item.deletedAt()),
                words.until(item.deletedAt().plus(IncidentBin.KEPT)));
    }
}
