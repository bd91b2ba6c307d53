package com.telerivet.status.admin;

import com.telerivet.status.identity.Allowed;
import com.telerivet.status.identity.ApiTokenSummary;
import com.telerivet.status.identity.ApiTokens;
import com.telerivet.status.identity.NewApiToken;
import com.telerivet.status.identity.Role;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The tokens of programs: made and shown once, listed, revoked. */
@Controller
@Allowed(Role.ADMINISTRATOR)
class TokenController {

    private final ApiTokens tokens;
    private final SubmittedForms forms;
    private final DeskWords words;
    private final Clock clock;

    TokenController(ApiTokens tokens, SubmittedForms forms, DeskWords words, Clock clock) {
        this.tokens = tokens;
        this.forms = forms;
        this.words = words;
        this.clock = clock;
    }

    @GetMapping("/admin/tokens")
    String list(Model model) {
        model.addAttribute("tokens", tokens.all().stream().map(this::row).toList());
        return "admin/tokens";
    }

    /** Answers with the page itself, not with a way to it: the secret is kept nowhere. */
    @PostMapping("/admin/tokens")
    String create(
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String key,
            Model model,
            HttpServletResponse response) {
        model.addAttribute("name", name);
        if (name.isBlank() || name.length() > ApiTokens.LONGEST_NAME) {
            response.setStatus(422);
            model.addAttribute("nameProblem", words.say("admin.tokens.name.wrong"));
            return list(model);
        }
        List<NewApiToken> made = new ArrayList<>();
        String location = forms.once(key, () -> {
            made.add(tokens.create(name, null));
            return "/admin/tokens";
        });
        if (made.isEmpty()) {
            return "redirect:" + location;
        }
        model.addAttribute("secret", made.get(0).secret().text());
        model.addAttribute("name", "");
        return list(model);
    }

    @PostMapping("/admin/tokens/{id}/revocation")
    String revoke(@PathVariable String id, RedirectAttributes news) {
        tokens.revoke(id);
        news.addFlashAttribute("news", words.say("admin.tokens.revoked.done"));
        return "redirect:/admin/tokens";
    }

    private TokenRow row(ApiTokenSummary token) {
        String state = "good";
        if (token.revokedAt() != null) {
            state = "revoked";
        } else if (!token.isGoodAt(clock.instant())) {
            state = "expired";
        }
        String used = token.lastUsedAt() == null
                ? words.say("admin.tokens.unused")
                : words.moment(token.lastUsedAt()).words();
        return new TokenRow(
                token.id(),
                token.name(),
                words.say("admin.tokens.state." + state),
                state.equals("good"),
                words.moment(token.createdAt()),
                used);
    }

    /** A token as the desk lists it. */
    record TokenRow(String id, String name, String state, boolean isGood, Moment made, String used) {}
}
