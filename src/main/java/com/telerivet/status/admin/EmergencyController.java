package com.telerivet.status.admin;

import com.telerivet.status.emergency.EmergencyEntries;
import com.telerivet.status.emergency.EmergencyEntry;
import com.telerivet.status.emergency.KnownSite;
import com.telerivet.status.emergency.RecoveryKeys;
import com.telerivet.status.emergency.WrongKeys;
import com.telerivet.status.identity.AllowedToAnybody;
import com.telerivet.status.incident.IncidentStory;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Publishes an entry while the database is away, for whoever holds the recovery key. It asks no session and no database;
 * nothing that a browser adds by itself counts, only the key in the form, so no other site can make a browser post here.
 */
@Controller
@AllowedToAnybody
class EmergencyController {

    private static final Logger log = LoggerFactory.getLogger(EmergencyController.class);
    private static final String PAGE = "admin/emergency";

    private final EmergencyEntries entries;
    private final RecoveryKeys keys;
    private final WrongKeys wrong;
    private final EmergencyViews views;
    private final Clock clock;

    EmergencyController(
            EmergencyEntries entries, RecoveryKeys keys, WrongKeys wrong, EmergencyViews views, Clock clock) {
        this.entries = entries;
        this.keys = keys;
        this.wrong = wrong;
        this.views = views;
        this.clock = clock;
    }

    @GetMapping("/admin/emergency")
    String form(@RequestParam(defaultValue = "") String posted, Model model) {
        model.addAttribute("needed", entries.areNeeded());
        Optional<EmergencyEntry> last = entries.find(posted);
        String incident = last.map(EmergencyEntry::incidentId).orElse("");
        model.addAttribute("posted", last.orElse(null));
        model.addAttribute("entry", views.of(EmergencyForm.blank(incident), entries.known(), Map.of()));
        return PAGE;
    }

    @PostMapping("/admin/emergency")
    Object post(EmergencyForm form, Model model, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (!keys.isRight(form.key())) {
            boolean isOneOfMany = !wrong.admit();
            response.setHeader("Retry-After", "10");
            return again(form, isOneOfMany ? 429 : 422, Map.of("key", "admin.emergency.key.wrong"), model, response);
        }
        Optional<String> name = name(form);
        Map<String, String> problems = form.problems();
        if (name.isEmpty()) {
            problems.put("incident", "admin.emergency.incident.gone");
        }
        if (!problems.isEmpty()) {
            return again(form, 422, problems, model, response);
        }
        if (!entries.areNeeded()) {
            return again(form, 409, Map.of(), model, response);
        }
        return write(form, name.orElseThrow(), model, request, response);
    }

    private Object write(
            EmergencyForm form, String name, Model model, HttpServletRequest request, HttpServletResponse response) {
        try {
            String id = entries.post(form.entry(name, clock.instant()));
            log.warn("An entry was posted without the database, with the recovery key: {}", id);
            String page = "/admin/emergency?posted=" + id;
            boolean isBrowser = String.valueOf(request.getHeader("Accept")).contains("text/html");
            return isBrowser
                    ? "redirect:" + page
                    : ResponseEntity.status(201)
                            .header("Location", page)
                            .header("Content-Type", "text/plain; charset=utf-8")
                            .body("Written to the journal as " + id + ", and on its way to the page.\n");
        } catch (IOException e) {
            log.error("An entry could not be written to the journal", e);
            return again(form, 500, Map.of("body", "admin.emergency.unwritten"), model, response);
        }
    }

    /** The chosen open incident's name, "" for a new one; empty where the chosen one is not known. */
    private Optional<String> name(EmergencyForm form) {
        KnownSite site = entries.known();
        return form.incident().isEmpty()
                ? Optional.of("")
                : site.incidents().stream()
                        .filter(story -> story.id().equals(form.incident()) && !story.isMaintenance())
                        .map(IncidentStory::name)
                        .findFirst();
    }

    private String again(
            EmergencyForm form, int status, Map<String, String> problems, Model model, HttpServletResponse response) {
        response.setStatus(status);
        model.addAttribute("needed", status != 409);
        model.addAttribute("tooMany", status == 429);
        model.addAttribute("entry", views.of(form, entries.known(), problems));
        return PAGE;
    }
}
