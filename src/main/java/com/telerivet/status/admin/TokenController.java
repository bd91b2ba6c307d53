package com.telerivet.status.admin;

import com.telerivet.status.identity.Allowed;
import com.telerivet.status.identity.ApiTokenSummary;
import com.telerivet.status.identity.ApiTokens;
import com.telerivet.status.identity.NewApiToken;
import com.telerivet.status.identity.Role;
import com.telerivet.status.identity.TokenScope;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
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
        return page(TokenForm.empty(), Map.of(), model);
    }

    /** Answers with the page itself, not with a way to it: the secret is kept nowhere. */
    @PostMapping("/admin/tokens")
    String create(TokenForm form, Model model, HttpServletResponse response) {
        Map<String, String> problems = form.problems(clock.instant());
        if (!problems.isEmpty()) {
            response.setStatus(422);
            return page(form, problems, model);
        }
        List<NewApiToken> made = new ArrayList<>();
        String location = forms.once(form.key(), () -> {
            made.add(tokens.create(form.name(), form.allowed(), form.end().orElse(null)));
            return "/admin/tokens";
        });
        if (made.isEmpty()) {
            return "redirect:" + location;
        }
        model.addAttribute("secret", made.get(0).secret().text());
        return list(model);
    }

    @PostMapping("/admin/tokens/{id}/revocation")
    String revoke(@PathVariable String id, RedirectAttributes news) {
        tokens.revoke(id);
        news.addFlashAttribute("news", words.say("admin.tokens.revoked.done"));
        return "redirect:/admin/tokens";
    }

    private String page(TokenForm form, Map<String, String> problems, Model model) {
        Map<String, String> said = new LinkedHashMap<>();
        problems.forEach((field, key) -> said.put(field, words.say(key)));
        model.addAttribute("form", form);
        model.addAttribute("problems", said);
        model.addAttribute(
                "today", LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).toString());
        model.addAttribute(
                "scopes",
                Arrays.stream(TokenScope.values())
                        .map(scope -> choice(scope, form))
                        .toList());
        model.addAttribute("tokens", tokens.all().stream().map(this::row).toList());
        return "admin/tokens";
    }

    private ScopeChoice choice(TokenScope scope, TokenForm form) {
        return new ScopeChoice(
                scope.code(),
                words.say("admin.tokens.scope." + scope.code()),
                form.allowed().contains(scope));
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
                used,
                token.scopes().stream()
                        .map(scope -> words.say("admin.tokens.may." + scope.code()))
                        .collect(Collectors.joining(", ")),
                token.expiresAt() == null
                        ? words.say("admin.tokens.endless")
                        : words.moment(token.expiresAt()).words());
    }

    /** A box to tick. */
    record ScopeChoice(String code, String words, boolean chosen) {}

    /** A token as the desk lists it. */
    record TokenRow(
            String id, String name, String state, boolean isGood, Moment made, String used, String may, String ends) {}
}
