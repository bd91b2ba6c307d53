package com.telerivet.status.admin;

import java.security.Principal;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** What somebody has begun to write stands on their first screen. */
@ControllerAdvice(assignableTypes = HomeController.class)
class DraftsOnHome {

    private final DeskDrafts drafts;

    DraftsOnHome(DeskDrafts drafts) {
        this.drafts = drafts;
    }

    @ModelAttribute
    void list(@Nullable Principal person, Model model) {
        if (person != null) {
            model.addAttribute("drafts", drafts.of(person.getName()));
        }
    }
}
