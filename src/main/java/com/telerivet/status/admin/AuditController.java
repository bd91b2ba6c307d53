package com.telerivet.status.admin;

import com.telerivet.status.identity.Allowed;
import com.telerivet.status.identity.Role;
import com.telerivet.status.platform.AuditEntry;
import com.telerivet.status.platform.AuditQuery;
import com.telerivet.status.platform.AuditTrail;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Who did what: searched and taken away as a table. Nothing here changes a line of it. */
@Controller
@Allowed(Role.ADMINISTRATOR)
class AuditController {

    private static final Download TABLE = new Download("audit.csv", "text/csv; charset=utf-8");
    private static final int LISTED = 50;
    private static final int MOST_EXPORTED = 100_000;

    private final AuditTrail trail;
    private final DeskWords words;

    AuditController(AuditTrail trail, DeskWords words) {
        this.trail = trail;
        this.words = words;
    }

    @GetMapping("/admin/audit")
    String list(AuditForm form, Model model) {
        List<AuditEntry> found = trail.find(form.query(), LISTED + 1);
        List<AuditEntry> shown = found.subList(0, Math.min(LISTED, found.size()));
        model.addAttribute("form", form);
        model.addAttribute(
                "nouns",
                Stream.concat(Stream.of(form.noun()), trail.nouns().stream())
                        .filter(noun -> !noun.isEmpty())
                        .distinct()
                        .map(noun -> new Choice(noun, AuditRow.words(noun), noun.equals(form.noun())))
                        .toList());
        model.addAttribute(
                "entries",
                shown.stream().map(entry -> AuditRow.of(entry, words)).toList());
        model.addAttribute("export", "/admin/audit.csv" + form.address(null));
        boolean hasMore = found.size() > LISTED;
        model.addAttribute(
                "older",
                hasMore ? "/admin/audit" + form.address(shown.get(LISTED - 1).id()) : null);
        return "admin/audit";
    }

    @GetMapping("/admin/audit.csv")
    void export(AuditForm form, HttpServletResponse response) throws IOException {
        TABLE.send(
                file -> {
                    try (Writer out = Files.newBufferedWriter(file)) {
                        write(form.query(), out);
                    }
                    trail.note("exported", "audit_entry", null, null);
                },
                response);
    }

    private void write(AuditQuery query, Writer out) throws IOException {
        CsvTable table = new CsvTable(
                out,
                "id",
                "at",
                "who_kind",
                "who_id",
                "who",
                "address",
                "verb",
                "noun",
                "noun_id",
                "name",
                "before",
                "after");
        trail.each(query, MOST_EXPORTED, entry -> {
            try {
                table.row(
                        entry.id(),
                        entry.at(),
                        entry.who().kind(),
                        entry.who().id(),
                        entry.who().name(),
                        entry.who().address(),
                        entry.verb(),
                        entry.noun(),
                        entry.nounId(),
                        entry.nounName(),
                        entry.before(),
                        entry.after());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }
}
