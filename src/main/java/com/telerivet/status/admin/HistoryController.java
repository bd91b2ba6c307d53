package com.telerivet.status.admin;

import com.telerivet.status.component.ComponentCatalogue;
import com.telerivet.status.component.ComponentHistory;
import com.telerivet.status.component.ComponentRejected;
import com.telerivet.status.component.ComponentStatus;
import com.telerivet.status.component.ComponentSummary;
import com.telerivet.status.component.Correction;
import com.telerivet.status.component.StatusSpan;
import com.telerivet.status.identity.Allowed;
import com.telerivet.status.identity.People;
import com.telerivet.status.identity.Role;
import com.telerivet.status.page.StatusPage;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A component's past, and its correction: a wrong status amended, a missed one added. */
@Controller
@Allowed(Role.EDITOR)
class HistoryController {

    private final ComponentCatalogue catalogue;
    private final ComponentHistory history;
    private final StatusPage page;
    private final People people;
    private final DeskWords words;

    HistoryController(
            ComponentCatalogue catalogue, ComponentHistory history, StatusPage page, People people, DeskWords words) {
        this.catalogue = catalogue;
        this.history = history;
        this.page = page;
        this.people = people;
        this.words = words;
    }

    @GetMapping("/admin/components/{id}/history")
    @Allowed(Role.VIEWER)
    String show(@PathVariable String id, Model model) {
        return page(known(id), null, null, model);
    }

    @PostMapping("/admin/components/{id}/history/corrections")
    String amend(
            @PathVariable String id,
            HistoryForm form,
            Principal author,
            Model model,
            HttpServletResponse response,
            RedirectAttributes news) {
        return save(id, form, model, response, news, (given, zone) -> {
            StatusSpan seen = form.seen().orElseThrow(() -> new OptimisticLockingFailureException("no such period"));
            history.amend(id, seen, given, form.reason(), name(author), zone);
        });
    }

    @PostMapping("/admin/components/{id}/history/periods")
    String add(
            @PathVariable String id,
            HistoryForm form,
            Principal author,
            Model model,
            HttpServletResponse response,
            RedirectAttributes news) {
        return save(
                id,
                form,
                model,
                response,
                news,
                (given, zone) -> history.addMissed(id, given, form.reason(), name(author), zone));
    }

    private interface Change {
        void make(StatusSpan given, ZoneId zone);
    }

    private String save(
            String id,
            HistoryForm form,
            Model model,
            HttpServletResponse response,
            RedirectAttributes news,
            Change change) {
        ComponentSummary component = known(id);
        try {
            StatusSpan given = form.given().orElseThrow(NoSuchElementException::new);
            change.make(given, page.profile().zone());
        } catch (ComponentRejected e) {
            response.setStatus(422);
            return page(component, form, e.getMessage(), model);
        } catch (NoSuchElementException e) {
            response.setStatus(422);
            return page(component, form, words.say("admin.at.unknown"), model);
        } catch (OptimisticLockingFailureException e) {
            response.setStatus(HttpServletResponse.SC_CONFLICT);
            model.addAttribute("problem", words.say("admin.history.meanwhile"));
            return page(component, null, null, model);
        }
        news.addFlashAttribute("news", words.say("admin.history.done"));
        return "redirect:/admin/components/" + id + "/history";
    }

    private String page(ComponentSummary component, @Nullable HistoryForm faulty, @Nullable String fault, Model model) {
        List<Row> rows = new ArrayList<>();
        for (StatusSpan span : history.spans(component.id(), page.profile().zone())) {
            boolean isFaulty = faulty != null && faulty.isFor(span);
            HistoryForm form = isFaulty && faulty != null ? faulty : HistoryForm.of(span);
            rows.add(new Row(
                    line(span),
                    span.until() == null,
                    form,
                    choices(form.status()),
                    isFaulty ? fault : null,
                    "period-" + rows.size()));
        }
        Collections.reverse(rows);
        boolean isMissed = faulty != null && faulty.seenFrom().isEmpty();
        HistoryForm missed = isMissed && faulty != null ? faulty : new HistoryForm("", "", "", "", "", "", "");
        model.addAttribute("component", component);
        model.addAttribute("rows", rows);
        model.addAttribute("missed", missed);
        model.addAttribute("missedChoices", choices(missed.status()));
        model.addAttribute("missedProblem", isMissed ? fault : null);
        model.addAttribute(
                "corrections",
                history.corrections(component.id()).stream().map(this::told).toList());
        return "admin/component-history";
    }

    private Line line(StatusSpan span) {
        Moment until = span.until() == null ? null : words.moment(span.until());
        return new Line(
                span.status().code(),
                words.say("part.status." + span.status().code()),
                words.moment(span.from()),
                until);
    }

    private List<Choice> choices(String chosen) {
        return Arrays.stream(ComponentStatus.values())
                .map(s -> new Choice(
                        s.code(), words.say("part.status." + s.code()), s.code().equals(chosen)))
                .toList();
    }

    private Told told(Correction made) {
        return new Told(
                made.madeBy(), words.moment(made.madeAt()), made.reason(), line(made.before()), line(made.after()));
    }

    private String name(Principal author) {
        return people.find(author.getName()).orElseThrow().email();
    }

    private ComponentSummary known(String id) {
        return catalogue.find(id).orElseThrow();
    }

    /** A stretch of time with its status; until is null for now. */
    record Line(String status, String words, Moment from, @Nullable Moment until) {}

    /** A stretch with the form that amends it. */
    record Row(
            Line line,
            boolean goesOn,
            HistoryForm form,
            List<Choice> choices,
            @Nullable String problem,
            String anchor) {}

    /** A correction that was made. */
    record Told(String by, Moment at, String reason, Line before, Line after) {}
}
