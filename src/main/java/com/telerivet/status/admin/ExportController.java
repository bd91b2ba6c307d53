package com.telerivet.status.admin;

import com.telerivet.status.identity.Allowed;
import com.telerivet.status.identity.Role;
import com.telerivet.status.platform.AuditTrail;
import com.telerivet.status.transfer.Archives;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.http.ContentDisposition;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** Everything as one file, to take away. */
@Controller
@Allowed(Role.ADMINISTRATOR)
class ExportController {

    private final Archives archives;
    private final AuditTrail trail;

    ExportController(Archives archives, AuditTrail trail) {
        this.archives = archives;
        this.trail = trail;
    }

    /** By way of a file, so that a slow reader holds no transaction open and a failure is no half archive. */
    @GetMapping("/admin/export")
    void export(HttpServletResponse response) throws IOException {
        Path file = Files.createTempFile("status-archive", ".json");
        try {
            archives.save(file);
            trail.note("exported", "page", null, null);
            response.setContentType("application/json");
            response.setContentLengthLong(Files.size(file));
            response.setHeader(
                    "Content-Disposition",
                    ContentDisposition.attachment()
                            .filename("status-archive.json")
                            .build()
                            .toString());
            Files.copy(file, response.getOutputStream());
        } finally {
            Files.delete(file);
        }
    }
}
