package com.telerivet.status.admin;

import com.telerivet.status.identity.Allowed;
import com.telerivet.status.identity.Role;
import com.telerivet.status.page.StatusPage;
import com.telerivet.status.platform.AuditTrail;
import com.telerivet.status.subscriber.ImportCount;
import com.telerivet.status.subscriber.ImportTerms;
import com.telerivet.status.subscriber.SubscriberImports;
import com.telerivet.status.subscriber.SubscriberTable;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.Principal;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Subscribers out of a table: sent, looked at, and then brought in, all or none. */
@Controller
@Allowed(Role.ADMINISTRATOR)
class SubscriberImportController {

    private static final String PAGE = "/admin/subscribers/import";
    private static final long LARGEST = 16L * 1024 * 1024;

    private final SubscriberImports imports;
    private final SubscriberTray tray;
    private final StatusPage page;
    private final AuditTrail trail;
    private final DeskWords words;
    private final Clock clock;

    SubscriberImportController(
            SubscriberImports imports,
            SubscriberTray tray,
            StatusPage page,
            AuditTrail trail,
            DeskWords words,
            Clock clock) {
        this.imports = imports;
        this.tray = tray;
        this.page = page;
        this.trail = trail;
        this.words = words;
        this.clock = clock;
    }

    @GetMapping(PAGE)
    String show(Principal me, Model model) {
        return shown(tray.of(me.getName()), new SubscriberImportForm("", "", ""), Map.of(), model);
    }

    @PostMapping(PAGE + "/file")
    String send(Principal me, HttpServletRequest request, RedirectAttributes news) throws IOException {
        tray.clear(me.getName());
        try (SentFile file = SentFile.of(request, LARGEST)) {
            tray.put(me.getName(), imports.read(new ByteArrayInputStream(file.readAllBytes())));
        } catch (SentFile.TooLarge e) {
            news.addFlashAttribute("problem", words.say("admin.subscribers.import.large"));
        } catch (IOException e) {
            news.addFlashAttribute("problem", words.say("admin.import.cut"));
        }
        return "redirect:" + PAGE;
    }

    @PostMapping(PAGE)
    String bringIn(
            Principal me,
            SubscriberImportForm form,
            Model model,
            HttpServletResponse response,
            RedirectAttributes news) {
        Optional<SubscriberTable> table = tray.of(me.getName()).filter(SubscriberTable::isFine);
        if (table.isEmpty()) {
            news.addFlashAttribute("problem", words.say("admin.subscribers.import.gone"));
            return "redirect:" + PAGE;
        }
        ZoneId zone = page.profile().zone();
        Map<String, String> problems = new LinkedHashMap<>();
        form.problems(table.get().saysWhen(), zone, clock.instant())
                .forEach((field, key) -> problems.put(field, words.say(key)));
        if (!problems.isEmpty()) {
            response.setStatus(422);
            return shown(table, form, problems, model);
        }
        ImportCount count = imports.bringIn(table.get(), form.terms(zone));
        trail.note("imported", "subscriber", null, null);
        tray.clear(me.getName());
        news.addFlashAttribute("news", words.say("admin.subscribers.import.done", count.added(), count.asked()));
        return "redirect:/admin/subscribers";
    }

    @PostMapping(PAGE + "/withdrawal")
    String giveUp(Principal me) {
        tray.clear(me.getName());
        return "redirect:" + PAGE;
    }

    private String shown(
            Optional<SubscriberTable> table, SubscriberImportForm form, Map<String, String> problems, Model model) {
        model.addAttribute("form", form);
        model.addAttribute("problems", problems);
        model.addAttribute("table", table.orElse(null));
        table.ifPresent(t -> {
            model.addAttribute("faults", t.problems().stream().map(this::fault).toList());
            model.addAttribute("more", t.wrong() - t.problems().size());
            if (t.isFine()) {
                ImportCount asking = imports.foresee(t, ImportTerms.ASK);
                ImportCount agreed = imports.foresee(t, new ImportTerms("", null));
                model.addAttribute("isAny", asking.isAny() || agreed.isAny());
                model.addAttribute("lines", lines(t, asking, agreed));
            }
        });
        return "admin/subscriber-import";
    }

    private Fault fault(SubscriberTable.Problem problem) {
        return new Fault(
                problem.line() == 0 ? "" : words.say("admin.subscribers.import.line", problem.line()),
                words.say("admin.subscribers.import.fault." + problem.code(), problem.value()));
    }

    /** What is to be known before it comes in; what there is none of is not mentioned. */
    private List<String> lines(SubscriberTable table, ImportCount asking, ImportCount agreed) {
        List<String> lines = new ArrayList<>();
        say(lines, "new", asking.asked());
        say(lines, "agreeable", agreed.added());
        say(lines, "known", agreed.known());
        say(lines, "left", agreed.gone());
        say(lines, "noted", agreed.noted());
        say(lines, "suspended", agreed.suspended());
        say(lines, "repeated", table.repeated());
        say(lines, "others", table.others());
        if (!table.unread().isEmpty()) {
            lines.add(words.say("admin.subscribers.import.unread", String.join(", ", table.unread())));
        }
        return lines;
    }

    private void say(List<String> lines, String what, int number) {
        if (number > 0) {
            lines.add(words.say("admin.subscribers.import." + what, number));
        }
    }

    /** A line that is wrong. */
    record Fault(String line, String words) {}
}
