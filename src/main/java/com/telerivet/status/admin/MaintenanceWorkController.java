package com.telerivet.status.admin;

import com.telerivet.status.identity.Allowed;
import com.telerivet.status.identity.Role;
import com.telerivet.status.incident.EditedMeanwhile;
import com.telerivet.status.incident.IncidentRejected;
import com.telerivet.status.incident.IncidentStatus;
import com.telerivet.status.incident.IncidentStory;
import com.telerivet.status.incident.Incidents;
import com.telerivet.status.incident.MaintenancePlan;
import com.telerivet.status.incident.Maintenances;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What is done with one press: begin now, give it more time, finish now; and calling it off, with a reason. */
@Controller
@Allowed(Role.EDITOR)
class MaintenanceWorkController {

    private static final Set<Integer> EXTENSIONS = Set.of(15, 30, 60, 120);

    private final Incidents incidents;
    private final Maintenances maintenances;
    private final IncidentCards cards;
    private final SubmittedForms forms;
    private final DeskWords words;
    private final Clock clock;

    MaintenanceWorkController(
            Incidents incidents,
            Maintenances maintenances,
            IncidentCards cards,
            SubmittedForms forms,
            DeskWords words,
            Clock clock) {
        this.incidents = incidents;
        this.maintenances = maintenances;
        this.cards = cards;
        this.forms = forms;
        this.words = words;
        this.clock = clock;
    }

    /**
     * @param minutes how much longer, for an extension
     * @param body the reason, for a cancellation
     */
    record WorkForm(Boolean notifying, Integer minutes, String body, Integer version, String key) {

        WorkForm {
            notifying = notifying != null && notifying;
            minutes = minutes == null ? 0 : minutes;
            body = body == null ? "" : body;
            version = version == null ? 0 : version;
            key = key == null ? "" : key;
        }
    }

    @PostMapping("/admin/maintenance/{id}/beginning")
    String begin(@PathVariable String id, WorkForm form, RedirectAttributes news) {
        return done(id, form, news, () -> maintenances.start(id, form.notifying(), form.version()));
    }

    @PostMapping("/admin/maintenance/{id}/completion")
    String complete(@PathVariable String id, WorkForm form, RedirectAttributes news) {
        return done(id, form, news, () -> maintenances.complete(id, form.notifying(), form.version()));
    }

    /** Counted from the planned end, or from now where that has passed. */
    @PostMapping("/admin/maintenance/{id}/extension")
    String extend(@PathVariable String id, WorkForm form, RedirectAttributes news) {
        if (!EXTENSIONS.contains(form.minutes())) {
            throw new IllegalArgumentException("no such extension");
        }
        MaintenancePlan plan = plan(id);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MINUTES);
        Instant from = plan.scheduledUntil().isBefore(now) ? now : plan.scheduledUntil();
        Instant until = from.plus(Duration.ofMinutes(form.minutes()));
        return done(
                id,
                form,
                news,
                () -> maintenances.replan(id, plan.at(plan.scheduledFor(), until), null, form.version()));
    }

    @GetMapping("/admin/maintenance/{id}/cancellation")
    String askCancellation(@PathVariable String id, Model model) {
        model.addAttribute("incident", cards.of(incidents.find(id).orElseThrow()));
        return "admin/maintenance-cancellation";
    }

    @PostMapping("/admin/maintenance/{id}/cancellation")
    String cancel(
            @PathVariable String id,
            WorkForm form,
            Model model,
            HttpServletResponse response,
            RedirectAttributes news) {
        IncidentStory story = incidents.find(id).orElseThrow();
        if (story.version() != form.version() && story.status() == IncidentStatus.SCHEDULED) {
            response.setStatus(HttpServletResponse.SC_CONFLICT);
            model.addAttribute("problem", words.say("admin.maintenance.cancel.meanwhile"));
            model.addAttribute("reason", form.body());
            return askCancellation(id, model);
        }
        String body = form.body().isBlank() ? words.say("admin.maintenance.cancelled") : form.body();
        return done(id, form, news, () -> maintenances.cancel(id, body, form.notifying(), form.version()));
    }

    private String done(String id, WorkForm form, RedirectAttributes news, Runnable work) {
        try {
            forms.once(form.key(), () -> {
                work.run();
                return "/admin/incidents/" + id;
            });
            news.addFlashAttribute("news", words.say("admin.saved"));
        } catch (EditedMeanwhile e) {
            news.addFlashAttribute("problem", words.say("admin.conflict"));
        } catch (IncidentRejected e) {
            news.addFlashAttribute("problem", e.getMessage());
        }
        return "redirect:/admin/incidents/" + id;
    }

    private MaintenancePlan plan(String id) {
        return incidents
                .find(id)
                .filter(IncidentStory::isOpen)
                .map(IncidentStory::maintenance)
                .orElseThrow()
                .plan();
    }
}
