package com.telerivet.status.admin;

import com.telerivet.status.component.ComponentStatus;
import com.telerivet.status.component.ComponentSummary;
import com.telerivet.status.component.Components;
import com.telerivet.status.identity.Allowed;
import com.telerivet.status.identity.Role;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Sets a component's status by hand, without an incident and without mails. */
@Controller
@Allowed(Role.EDITOR)
class ComponentController {

    private final Components components;
    private final HomeController home;
    private final DeskWords words;

    ComponentController(Components components, HomeController home, DeskWords words) {
        this.components = components;
        this.home = home;
        this.words = words;
    }

    @PostMapping("/admin/components/{id}/status")
    String set(
            @PathVariable String id,
            @RequestParam String status,
            @RequestParam int version,
            Model model,
            HttpServletResponse response,
            RedirectAttributes news) {
        ComponentStatus chosen = ComponentStatus.of(status)
                .orElseThrow(() -> new IllegalArgumentException("no component has the status " + status));
        try {
            ComponentSummary set = components.set(id, chosen, version);
            news.addFlashAttribute(
                    "news",
                    words.say(
                            set.status() == chosen ? "admin.component.set" : "admin.component.held",
                            set.name(),
                            words.say("part.status." + set.status().code())));
            return "redirect:/admin";
        } catch (OptimisticLockingFailureException e) {
            response.setStatus(HttpServletResponse.SC_CONFLICT);
            model.addAttribute("problem", words.say("admin.component.conflict"));
            return home.home(model);
        }
    }
}
