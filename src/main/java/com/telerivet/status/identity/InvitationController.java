package com.telerivet.status.identity;

import com.telerivet.status.platform.Acting;
import com.telerivet.status.platform.Actor;
import com.telerivet.status.platform.SecretToken;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Where an invitation's link leads: name and password, and somebody has joined. */
@Controller
@AllowedToAnybody
class InvitationController {

    private final Invitations invitations;
    private final Acting acting;

    InvitationController(Invitations invitations, Acting acting) {
        this.acting = acting;
        this.invitations = invitations;
    }

    @GetMapping("/admin/invitations/{token}")
    String form(@PathVariable String token, Model model, HttpServletResponse response) {
        return page(token, new InvitationForm("", ""), Map.of(), model, response);
    }

    @PostMapping("/admin/invitations/{token}")
    String accept(
            @PathVariable String token,
            InvitationForm form,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        Map<String, String> problems = form.problems();
        acting.begin(Actor.nobody(form.name(), request.getRemoteAddr()));
        try {
            if (problems.isEmpty() && invitations.accept(new SecretToken(token), form.name(), form.password())) {
                return "redirect:/admin/login?joined";
            }
        } finally {
            acting.end();
        }
        return page(token, form, problems, model, response);
    }

    private String page(
            String token,
            InvitationForm form,
            Map<String, String> problems,
            Model model,
            HttpServletResponse response) {
        Optional<Invitation> invitation = invitations.find(new SecretToken(token));
        if (invitation.isEmpty()) {
            response.setStatus(HttpServletResponse.SC_NOT_FOUND);
        } else if (!problems.isEmpty()) {
            response.setStatus(422);
        }
        model.addAttribute("token", token);
        model.addAttribute("invitation", invitation.orElse(null));
        model.addAttribute(
                "role",
                invitation.map(open -> "identity.role." + open.role().code()).orElse(""));
        model.addAttribute("form", form);
        model.addAttribute("problems", problems);
        return "identity/invitation";
    }
}
