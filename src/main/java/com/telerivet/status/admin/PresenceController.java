package com.telerivet.status.admin;

import com.telerivet.status.identity.Allowed;
import com.telerivet.status.identity.Role;
import java.security.Principal;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;

/** What the script of an open page tells, and hears: who else is there. */
@Controller
@Allowed(Role.EDITOR)
class PresenceController {

    private final Presences presences;

    PresenceController(Presences presences) {
        this.presences = presences;
    }

    @PostMapping("/admin/incidents/{id}/presence")
    ResponseEntity<String> beat(@PathVariable String id, Principal person) {
        return ResponseEntity.ok()
                .header("Content-Type", "text/plain; charset=utf-8")
                .body(presences.beat(id, person.getName()));
    }

    @PostMapping("/admin/incidents/{id}/presence/end")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void leave(@PathVariable String id, Principal person) {
        presences.leave(id, person.getName());
    }
}
