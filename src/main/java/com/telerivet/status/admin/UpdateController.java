package com.telerivet.status.admin;

import com.telerivet.status.identity.Allowed;
import com.telerivet.status.identity.Role;
import com.telerivet.status.incident.EditedMeanwhile;
import com.telerivet.status.incident.IncidentEntry;
import com.telerivet.status.incident.IncidentRejected;
import com.telerivet.status.incident.IncidentStatus;
import com.telerivet.status.incident.IncidentStory;
import com.telerivet.status.incident.Incidents;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Posts the next entry of an incident: an update, or the word that it is over. */
@Controller
@Allowed(Role.EDITOR)
class UpdateController {

    private final Incidents incidents;
    private final Healing healing;
    private final IncidentCards cards;
    private final EntryViews views;
    private final Postings postings;
    private final DeskDrafts drafts;
    private final ProposalViews proposals;
    private final UsedTemplates templates;

    UpdateController(
            Incidents incidents,
            Healing healing,
            IncidentCards cards,
            EntryViews views,
            Postings postings,
            DeskDrafts drafts,
            ProposalViews proposals,
            UsedTemplates templates) {
        this.incidents = incidents;
        this.healing = healing;
        this.cards = cards;
        this.views = views;
        this.postings = postings;
        this.drafts = drafts;
        this.proposals = proposals;
        this.templates = templates;
    }

    @GetMapping("/admin/incidents/{id}/updates/new")
    String form(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String status,
            @RequestParam(defaultValue = "") String proposal,
            @RequestParam(defaultValue = "") String template,
            Principal person,
            Model model) {
        IncidentStory story = known(id);
        IncidentStatus again = story.isMaintenance() ? IncidentStatus.IN_PROGRESS : IncidentStatus.INVESTIGATING;
        IncidentStatus now = story.isOpen() ? story.status() : again;
        IncidentStatus next = IncidentStatus.of(status)
                .filter(s -> s.isOfMaintenance() == story.isMaintenance())
                .orElse(now);
        Map<String, String> healed = next == IncidentStatus.RESOLVED ? healing.of(story) : Map.of();
        String asked = status.isEmpty() ? "" : next.code();
        EntryForm form = drafts.resume(person.getName(), DeskDrafts.update(id), EntryForm.class, model)
                .map(typed -> healing.spelledOut(typed.resumed(asked, healed), story))
                .orElseGet(() -> EntryForm.blank(next, healed, story.version()).with(proposals.ending(proposal)));
        if (!story.isMaintenance()) {
            templates.offer(model);
        }
        EntryForm begun = story.isMaintenance() ? form : templates.in(form, template, story);
        return page(story, views.plain(begun, story), model);
    }

    @PostMapping(path = "/admin/incidents/{id}/updates", params = "preview")
    String preview(
            @PathVariable String id, @RequestParam(defaultValue = "") String seen, EntryForm typed, Model model) {
        IncidentStory story = known(id);
        EntryForm form = healing.spelledOut(typed, story);
        return page(story, form.version(), seen, views.preview(form, story), model);
    }

    /** Without script: the text comes back with that of somebody else's entry below it. Nothing is published. */
    @PostMapping(
            path = "/admin/incidents/{id}/updates",
            params = {"take", "!preview"})
    String take(@PathVariable String id, @RequestParam String take, EntryForm typed, Model model) {
        IncidentStory story = known(id);
        EntryForm form = healing.spelledOut(typed, story);
        String text = story.entries().stream()
                .filter(entry -> entry.id().equals(take))
                .map(IncidentEntry::body)
                .findFirst()
                .orElseThrow();
        return page(story, views.preview(form.with(text), story), model);
    }

    @PostMapping(
            path = "/admin/incidents/{id}/updates",
            params = {"!preview", "!take"})
    String post(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String seen,
            EntryForm typed,
            Principal person,
            Model model,
            HttpServletResponse response,
            RedirectAttributes news) {
        IncidentStory story = known(id);
        EntryForm form = healing.spelledOut(typed, story);
        Map<String, String> problems = form.problems(false);
        try {
            if (problems.isEmpty()) {
                String location = postings.update(id, form, person.getName());
                news.addFlashAttribute("published", true);
                news.addFlashAttribute("forgotten", DeskDrafts.update(id));
                return "redirect:" + location;
            }
        } catch (IncidentRejected e) {
            problems.put(e.field(), e.getMessage());
        } catch (EditedMeanwhile e) {
            response.setStatus(HttpServletResponse.SC_CONFLICT);
            model.addAttribute("meanwhile", since(story, seen));
            return page(story, views.preview(form, story), model);
        }
        response.setStatus(422);
        return page(story, form.version(), seen, views.faulty(form, story, problems), model);
    }

    /** What was posted since the newest entry was that one; where only something older was changed, the newest. */
    private List<EntryRow> since(IncidentStory story, String seen) {
        List<IncidentEntry> later = story.entries().stream()
                .takeWhile(entry -> !entry.id().equals(seen))
                .toList();
        boolean isSeenThere = later.size() < story.entries().size();
        List<IncidentEntry> shown = isSeenThere && !later.isEmpty() ? later : List.of(story.newest());
        return shown.stream().map(entry -> cards.row(story, entry)).toList();
    }

    /** Whoever sees the newest entry on this page may answer it: the form carries the newest version. */
    private String page(IncidentStory story, EntryView view, Model model) {
        return page(story, story.version(), story.newest().id(), view, model);
    }

    private String page(IncidentStory story, int seenVersion, String seenEntry, EntryView view, Model model) {
        model.addAttribute("draftName", DeskDrafts.update(story.id()));
        model.addAttribute("incident", cards.of(story));
        model.addAttribute("version", seenVersion);
        model.addAttribute("seen", seenEntry);
        model.addAttribute("entry", view);
        return "admin/update-new";
    }

    private IncidentStory known(String id) {
        return incidents.find(id).orElseThrow();
    }
}
