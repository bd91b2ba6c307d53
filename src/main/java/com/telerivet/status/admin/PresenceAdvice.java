package com.telerivet.status.admin;

import com.telerivet.status.identity.People;
import com.telerivet.status.identity.Role;
import java.security.Principal;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;

/** Tells on every page of an incident on which something can be changed who else has it open. */
@ControllerAdvice(
        assignableTypes = {
            IncidentController.class,
            UpdateController.class,
            EntryController.class,
            MaintenancePlanController.class,
            PostmortemController.class
        })
class PresenceAdvice {

    private final Presences presences;
    private final People people;

    PresenceAdvice(Presences presences, People people) {
        this.presences = presences;
        this.people = people;
    }

    @ModelAttribute
    void others(@PathVariable(required = false) @Nullable String id, @Nullable Principal principal, Model model) {
        if (id == null || principal == null) {
            return;
        }
        people.find(principal.getName())
                .filter(person -> person.role() != Role.VIEWER)
                .ifPresent(person -> model.addAttribute("others", presences.open(id, person.id())));
    }
}
