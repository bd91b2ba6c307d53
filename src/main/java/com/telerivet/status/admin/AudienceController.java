package com.telerivet.status.admin;

import com.telerivet.status.identity.Allowed;
import com.telerivet.status.identity.Role;
import java.util.Set;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** How many would hear of an entry that touches these components, for the script beside the form. */
@Controller
@Allowed(Role.EDITOR)
class AudienceController {

    private final Audience audience;

    AudienceController(Audience audience) {
        this.audience = audience;
    }

    @GetMapping("/admin/audience")
    ResponseEntity<String> people(@RequestParam(defaultValue = "") Set<String> touched) {
        return ResponseEntity.ok()
                .header("Content-Type", "text/plain; charset=utf-8")
                .body(audience.of(touched));
    }
}
