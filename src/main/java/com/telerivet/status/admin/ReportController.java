package com.telerivet.status.admin;

import com.telerivet.status.identity.Allowed;
import com.telerivet.status.identity.Role;
import com.telerivet.status.incident.IncidentRejected;
import com.telerivet.status.incident.IncidentStatus;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Reports an incident: its first entry. */
@Controller
@Allowed(Role.EDITOR)
class ReportController {

    private final EntryViews views;
    private final Postings postings;
    private final DeskDrafts drafts;
    private final UsedTemplates templates;

    ReportController(EntryViews views, Postings postings, DeskDrafts drafts, UsedTemplates templates) {
        this.views = views;
        this.postings = postings;
        this.drafts = drafts;
        this.templates = templates;
    }

    @GetMapping("/admin/incidents/new")
    String form(@RequestParam(defaultValue = "") String template, Principal person, Model model) {
        EntryForm form = drafts.resume(person.getName(), DeskDrafts.REPORT, EntryForm.class, model)
                .orElseGet(() -> EntryForm.blank(IncidentStatus.INVESTIGATING, Map.of(), 0));
        templates.offer(model);
        return page(views.plain(templates.in(form, template, null), null), DeskDrafts.REPORT, model);
    }

    @PostMapping(path = "/admin/incidents", params = "preview")
    String preview(@RequestParam(defaultValue = DeskDrafts.REPORT) String draft, EntryForm form, Model model) {
        return page(views.preview(form, null), draft, model);
    }

    @PostMapping(path = "/admin/incidents", params = "!preview")
    String report(
            @RequestParam(defaultValue = DeskDrafts.REPORT) String draft,
            EntryForm form,
            Principal person,
            Model model,
            HttpServletResponse response,
            RedirectAttributes news) {
        Map<String, String> problems = form.problems(true);
        if (problems.isEmpty()) {
            try {
                String location = postings.report(form, draft, person.getName());
                news.addFlashAttribute("published", true);
                news.addFlashAttribute("forgotten", draft);
                return "redirect:" + location;
            } catch (IncidentRejected e) {
                problems.put(e.field(), e.getMessage());
            }
        }
        response.setStatus(422);
        return page(views.faulty(form, null, problems), draft, model);
    }

    private static String page(EntryView view, String draft, Model model) {
        model.addAttribute("draftName", draft);
        model.addAttribute("entry", view);
        return "admin/incident-new";
    }
}
