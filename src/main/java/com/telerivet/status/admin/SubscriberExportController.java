package com.telerivet.status.admin;

import com.telerivet.status.component.ComponentTree;
import com.telerivet.status.component.Components;
import com.telerivet.status.identity.Allowed;
import com.telerivet.status.identity.Role;
import com.telerivet.status.platform.AuditTrail;
import com.telerivet.status.subscriber.SubscriberEntry;
import com.telerivet.status.subscriber.SubscriberQuery;
import com.telerivet.status.subscriber.SubscriberRegister;
import com.telerivet.status.subscriber.SubscriberTable;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The subscribers that were looked for, as a table to take away. */
@Controller
@Allowed(Role.ADMINISTRATOR)
class SubscriberExportController {

    private static final Download TABLE = new Download("subscribers.csv", "text/csv; charset=utf-8");

    private final SubscriberRegister register;
    private final Components components;
    private final AuditTrail trail;

    SubscriberExportController(SubscriberRegister register, Components components, AuditTrail trail) {
        this.register = register;
        this.components = components;
        this.trail = trail;
    }

    @GetMapping("/admin/subscribers.csv")
    void export(SubscriberSearch search, HttpServletResponse response) throws IOException {
        TABLE.send(
                file -> {
                    try (Writer out = Files.newBufferedWriter(file)) {
                        write(search.query(), out);
                    }
                    trail.note("exported", "subscriber", null, null);
                },
                response);
    }

    private void write(SubscriberQuery query, Writer out) throws IOException {
        CsvTable table = new CsvTable(
                out,
                "channel",
                "address",
                "state",
                "components",
                "language",
                "consent",
                "created_at",
                "confirmed_at",
                "unsubscribed_at",
                "steps",
                "kinds");
        ComponentTree tree = components.tree();
        register.each(query, each -> {
            try {
                table.row(
                        each.channel(),
                        each.address(),
                        each.state().code(),
                        chosen(each, tree),
                        each.locale(),
                        each.consent(),
                        each.createdAt(),
                        each.confirmedAt(),
                        each.unsubscribedAt(),
                        each.extent().endsOnly() ? "ends" : "every",
                        each.extent().kinds().code());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private static String chosen(SubscriberEntry subscriber, ComponentTree tree) {
        if (subscriber.hearsOfIncidentsOnly()) {
            return SubscriberTable.SINGLE_INCIDENTS;
        }
        return subscriber.hearsOfAll()
                ? "all"
                : subscriber.componentIds().stream()
                        .flatMap(id -> tree.component(id).stream())
                        .map(component -> component.name())
                        .collect(Collectors.joining("; "));
    }
}
