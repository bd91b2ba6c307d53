package com.telerivet.status.admin;

import com.telerivet.status.identity.Allowed;
import com.telerivet.status.identity.Role;
import com.telerivet.status.incident.IncidentStory;
import com.telerivet.status.incident.Incidents;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What publishing would do, for the script beside a form that is being filled in. */
@Controller
@Allowed(Role.EDITOR)
class ConsequenceController {

    private final Incidents incidents;
    private final Consequences consequences;
    private final Healing healing;

    ConsequenceController(Incidents incidents, Consequences consequences, Healing healing) {
        this.incidents = incidents;
        this.consequences = consequences;
        this.healing = healing;
    }

    /** @param incident its id, or "" for one that is reported */
    @PostMapping("/admin/consequence")
    ResponseEntity<Consequence> tell(@RequestParam(defaultValue = "") String incident, EntryForm form) {
        if (incident.isEmpty()) {
            return ResponseEntity.ok(consequences.of(form, null));
        }
        IncidentStory story = incidents.find(incident).orElseThrow();
        return ResponseEntity.ok(consequences.of(healing.spelledOut(form, story), story));
    }
}
