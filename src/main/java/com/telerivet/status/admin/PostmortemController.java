package com.telerivet.status.admin;

import com.telerivet.status.identity.Allowed;
import com.telerivet.status.identity.Role;
import com.telerivet.status.incident.EditedMeanwhile;
import com.telerivet.status.incident.IncidentRejected;
import com.telerivet.status.incident.IncidentStory;
import com.telerivet.status.incident.Incidents;
import com.telerivet.status.incident.Postmortems;
import com.telerivet.status.page.LanguageSettings;
import com.telerivet.status.platform.Markdown;
import com.telerivet.status.subscriber.News;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What was learned: drafted, looked at, published, taken off the page. */
@Controller
@Allowed(Role.EDITOR)
class PostmortemController {

    private final Incidents incidents;
    private final Postmortems postmortems;
    private final IncidentCards cards;
    private final Markdown markdown;
    private final SubmittedForms forms;
    private final Audience audience;
    private final PostmortemMaterial material;
    private final DeskDrafts drafts;
    private final LanguageSettings languages;
    private final DeskWords words;

    PostmortemController(
            Incidents incidents,
            Postmortems postmortems,
            IncidentCards cards,
            Markdown markdown,
            SubmittedForms forms,
            Audience audience,
            PostmortemMaterial material,
            DeskDrafts drafts,
            LanguageSettings languages,
            DeskWords words) {
        this.incidents = incidents;
        this.postmortems = postmortems;
        this.cards = cards;
        this.markdown = markdown;
        this.forms = forms;
        this.audience = audience;
        this.material = material;
        this.drafts = drafts;
        this.languages = languages;
        this.words = words;
    }

    @GetMapping("/admin/incidents/{id}/postmortem")
    String form(@PathVariable String id, Principal person, Model model) {
        IncidentStory story = known(id);
        PostmortemForm form = drafts.resume(person.getName(), DeskDrafts.postmortem(id), PostmortemForm.class, model)
                .orElseGet(() -> PostmortemForm.of(story));
        return page(story, form, form.version(), Map.of(), model);
    }

    @PostMapping(path = "/admin/incidents/{id}/postmortem", params = "preview")
    String preview(@PathVariable String id, PostmortemForm form, Model model) {
        model.addAttribute("preview", markdown.toHtml(form.body()));
        return page(known(id), form, form.version(), Map.of(), model);
    }

    /** Without script: the text comes back with what was asked for at its end. Nothing is saved by it. */
    @PostMapping(
            path = "/admin/incidents/{id}/postmortem",
            params = {"insert", "!preview"})
    String insert(@PathVariable String id, @RequestParam String insert, PostmortemForm form, Model model) {
        IncidentStory story = known(id);
        String kept = String.valueOf(story.postmortem().draft());
        PostmortemForm longer =
                form.with(insert.equals("kept") ? kept : material.of(story).named(insert));
        return page(story, longer, longer.version(), Map.of(), model);
    }

    @PostMapping(
            path = "/admin/incidents/{id}/postmortem",
            params = {"!preview", "!insert"})
    String draft(
            @PathVariable String id,
            PostmortemForm form,
            Principal person,
            Model model,
            HttpServletResponse response,
            RedirectAttributes news) {
        return save(id, form, "admin.postmortem.drafted", model, response, news, () -> {
            postmortems.draft(id, form.body(), form.translations(), form.version());
            drafts.forget(person.getName(), DeskDrafts.postmortem(id));
            return "/admin/incidents/" + id + "/postmortem";
        });
    }

    /** Publishes what stands in the form, not what was drafted before: what is seen is what is published. */
    @PostMapping("/admin/incidents/{id}/postmortem/publication")
    String publish(
            @PathVariable String id,
            PostmortemForm form,
            Principal person,
            Model model,
            HttpServletResponse response,
            RedirectAttributes news) {
        Instant at = form.instant().orElse(null);
        return save(id, form, "admin.published", model, response, news, () -> {
            IncidentStory drafted = postmortems.draft(id, form.body(), form.translations(), form.version());
            postmortems.publish(id, form.notifying(), at, drafted.version());
            drafts.forget(person.getName(), DeskDrafts.postmortem(id));
            return "/admin/incidents/" + id;
        });
    }

    @PostMapping("/admin/incidents/{id}/postmortem/withdrawal")
    String withdraw(
            @PathVariable String id,
            PostmortemForm form,
            Model model,
            HttpServletResponse response,
            RedirectAttributes news) {
        IncidentStory story = known(id);
        PostmortemForm kept = new PostmortemForm(
                String.valueOf(story.postmortem().body()), "", Map.of(), false, form.version(), form.key());
        return save(id, kept, "admin.postmortem.withdrawn", model, response, news, () -> {
            postmortems.withdraw(id, form.version());
            return "/admin/incidents/" + id + "/postmortem";
        });
    }

    private String save(
            String id,
            PostmortemForm form,
            String done,
            Model model,
            HttpServletResponse response,
            RedirectAttributes news,
            Supplier<String> work) {
        IncidentStory story = known(id);
        Map<String, String> problems = new LinkedHashMap<>();
        form.problems().forEach((field, key) -> problems.put(field, words.say(key)));
        try {
            if (problems.isEmpty()) {
                String location = forms.once(form.key(), work);
                news.addFlashAttribute("news", words.say(done));
                news.addFlashAttribute("forgotten", DeskDrafts.postmortem(id));
                return "redirect:" + location;
            }
        } catch (IncidentRejected e) {
            problems.put(e.field(), e.getMessage());
        } catch (EditedMeanwhile e) {
            response.setStatus(HttpServletResponse.SC_CONFLICT);
            model.addAttribute("meanwhile", String.valueOf(story.postmortem().draft()));
            return page(story, form, story.version(), Map.of(), model);
        }
        response.setStatus(422);
        return page(story, form, form.version(), problems, model);
    }

    private String page(
            IncidentStory story, PostmortemForm form, int seenVersion, Map<String, String> problems, Model model) {
        model.addAttribute("draftName", DeskDrafts.postmortem(story.id()));
        model.addAttribute("incident", cards.of(story));
        model.addAttribute("people", audience.of(new News(story.componentNames().keySet(), story.id(), false, false)));
        model.addAttribute("material", story.isOpen() ? null : material.of(story));
        model.addAttribute("published", story.postmortem().isPublished());
        model.addAttribute("form", form);
        model.addAttribute("translations", TranslationFields.of(languages, form.translations()));
        model.addAttribute("version", seenVersion);
        model.addAttribute("problems", problems);
        return "admin/postmortem";
    }

    private IncidentStory known(String id) {
        return incidents.find(id).orElseThrow();
    }
}
