package com.telerivet.status.admin;

import com.telerivet.status.identity.Allowed;
import com.telerivet.status.identity.Role;
import com.telerivet.status.platform.AuditTrail;
import com.telerivet.status.transfer.Archives;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** Everything as one file, to take away. */
@Controller
@Allowed(Role.ADMINISTRATOR)
class ExportController {

    private static final Download ARCHIVE = new Download("status-archive.json", "application/json");

    private final Archives archives;
    private final AuditTrail trail;

    ExportController(Archives archives, AuditTrail trail) {
        this.archives = archives;
        this.trail = trail;
    }

    @GetMapping("/admin/export")
    void export(HttpServletResponse response) throws IOException {
        ARCHIVE.send(
                file -> {
                    archives.save(file);
                    trail.note("exported", "page", null, null);
                },
                response);
    }
}
