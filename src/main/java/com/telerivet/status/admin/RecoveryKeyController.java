package com.telerivet.status.admin;

import com.telerivet.status.emergency.RecoveryKeys;
import com.telerivet.status.identity.Allowed;
import com.telerivet.status.identity.Role;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The key for the day when the database is away: made here, shown once. */
@Controller
@Allowed(Role.ADMINISTRATOR)
class RecoveryKeyController {

    private final RecoveryKeys keys;
    private final SubmittedForms forms;
    private final DeskWords words;

    RecoveryKeyController(RecoveryKeys keys, SubmittedForms forms, DeskWords words) {
        this.keys = keys;
        this.forms = forms;
        this.words = words;
    }

    @GetMapping("/admin/recovery-key")
    String show(Model model) {
        model.addAttribute("made", keys.madeAt().map(words::moment).orElse(null));
        return "admin/recovery-key";
    }

    /** Answers with the page itself, not with a way to it: the key is kept nowhere. */
    @PostMapping("/admin/recovery-key")
    String make(@RequestParam(defaultValue = "") String key, Model model) {
        List<String> made = new ArrayList<>();
        String location = forms.once(key, () -> {
            made.add(keys.make().text());
            return "/admin/recovery-key";
        });
        if (made.isEmpty()) {
            return "redirect:" + location;
        }
        model.addAttribute("secret", made.get(0));
        return show(model);
    }

    @PostMapping("/admin/recovery-key/revocation")
    String revoke(RedirectAttributes news) {
        keys.revoke();
        news.addFlashAttribute("news", words.say("admin.recovery.revoked"));
        return "redirect:/admin/recovery-key";
    }
}
