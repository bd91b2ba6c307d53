package com.telerivet.status.admin;

import com.telerivet.status.identity.Allowed;
import com.telerivet.status.identity.Role;
import java.security.Principal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Keeps drafts, leads to their forms, and gives them up. */
@Controller
@Allowed(Role.EDITOR)
class DraftController {

    private final DeskDrafts drafts;
    private final DeskWords words;

    DraftController(DeskDrafts drafts, DeskWords words) {
        this.drafts = drafts;
        this.words = words;
    }

    @GetMapping("/admin/drafts/{name}")
    String open(@PathVariable String name) {
        return "redirect:" + DeskDrafts.address(name);
    }

    /** By the script beside the form, while it is filled in; the answer says so. */
    @PostMapping(path = "/admin/drafts/{name}", params = "quiet")
    ResponseEntity<String> keep(
            @PathVariable String name, @RequestParam MultiValueMap<String, String> fields, Principal person) {
        Map<String, List<String>> typed = new LinkedHashMap<>(fields);
        typed.remove("quiet");
        String said = drafts.save(person.getName(), name, typed)
                .map(saved -> words.say("admin.draft.saved.at", saved.words()))
                .orElse("");
        return ResponseEntity.ok()
                .header("Content-Type", "text/plain; charset=utf-8")
                .body(said);
    }

    /** By the button, which is there for whoever has no script. */
    @PostMapping(path = "/admin/drafts/{name}", params = "!quiet")
    String save(
            @PathVariable String name,
            @RequestParam MultiValueMap<String, String> fields,
            Principal person,
            RedirectAttributes news) {
        boolean isKept =
                drafts.save(person.getName(), name, new LinkedHashMap<>(fields)).isPresent();
        news.addFlashAttribute("news", words.say(isKept ? "admin.draft.saved" : "admin.draft.empty"));
        return open(name);
    }

    @PostMapping("/admin/drafts/{name}/deletion")
    String giveUp(@PathVariable String name, Principal person, RedirectAttributes news) {
        String form = open(name);
        drafts.forget(person.getName(), name);
        news.addFlashAttribute("news", words.say("admin.draft.gone"));
        news.addFlashAttribute("forgotten", name);
        return form;
    }
}
