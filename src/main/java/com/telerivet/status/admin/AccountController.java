package com.telerivet.status.admin;

import com.telerivet.status.identity.Allowed;
import com.telerivet.status.identity.OwnPassword;
import com.telerivet.status.identity.Passkey;
import com.telerivet.status.identity.Passkeys;
import com.telerivet.status.identity.People;
import com.telerivet.status.identity.Person;
import com.telerivet.status.identity.Role;
import com.telerivet.status.identity.SecondSteps;
import com.telerivet.status.identity.Sessions;
import com.telerivet.status.identity.SignedIn;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What somebody decides about themselves: name, password, and where they are signed in. */
@Controller
@Allowed(Role.VIEWER)
class AccountController {

    private static final String ACCOUNT = "redirect:/admin/account";

    private final People people;
    private final OwnPassword passwords;
    private final SecondSteps steps;
    private final Passkeys passkeys;
    private final Sessions sessions;
    private final DeskWords words;

    AccountController(
            People people,
            OwnPassword passwords,
            SecondSteps steps,
            Passkeys passkeys,
            Sessions sessions,
            DeskWords words) {
        this.passkeys = passkeys;
        this.steps = steps;
        this.people = people;
        this.passwords = passwords;
        this.sessions = sessions;
        this.words = words;
    }

    @GetMapping("/admin/account")
    String show(Principal me, HttpServletRequest request, Model model) {
        Person person = people.find(me.getName()).orElseThrow();
        model.addAttribute("person", person);
        model.addAttribute("hasSecondStep", steps.isOn(person.id()));
        model.addAttribute("canHavePasskeys", passkeys.arePossible());
        model.addAttribute(
                "passkeys", passkeys.of(person.id()).stream().map(this::row).toList());
        model.addAttribute("role", words.say("identity.role." + person.role().code()));
        model.addAttribute(
                "sessions",
                sessions.of(person.id(), request.getSession().getId()).stream()
                        .map(this::row)
                        .toList());
        model.asMap().putIfAbsent("problems", Map.of());
        return "admin/account";
    }

    @PostMapping("/admin/account")
    String rename(
            @RequestParam(defaultValue = "") String name,
            Principal me,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            RedirectAttributes news) {
        if (name.isBlank() || name.strip().length() > 100) {
            return faulty("name", "identity.setup.name.wrong", me, request, response, model);
        }
        people.rename(me.getName(), name);
        news.addFlashAttribute("news", words.say("admin.saved"));
        return ACCOUNT;
    }

    @PostMapping("/admin/account/password")
    String changePassword(
            @RequestParam(defaultValue = "") String present,
            @RequestParam(defaultValue = "") String fresh,
            Principal me,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            RedirectAttributes news) {
        OwnPassword.Answer answer = passwords.change(me.getName(), present, fresh, request);
        if (!answer.isChanged()) {
            return faulty(answer.field(), answer.problem(), me, request, response, model);
        }
        news.addFlashAttribute("news", words.say("admin.account.password.done"));
        return ACCOUNT;
    }

    @PostMapping("/admin/account/sessions/{handle}/revocation")
    String end(@PathVariable String handle, Principal me, RedirectAttributes news) {
        sessions.end(me.getName(), handle);
        news.addFlashAttribute("news", words.say("admin.account.sessions.ended"));
        return ACCOUNT;
    }

    @PostMapping("/admin/account/sessions/revocation")
    String endOthers(Principal me, HttpServletRequest request, RedirectAttributes news) {
        sessions.endOthers(me.getName(), request.getSession().getId());
        news.addFlashAttribute("news", words.say("admin.account.sessions.others.done"));
        return ACCOUNT;
    }

    private String faulty(
            String field,
            String problem,
            Principal me,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        response.setStatus(422);
        model.addAttribute("problems", Map.of(field, words.say(problem)));
        return show(me, request, model);
    }

    private SessionRow row(SignedIn session) {
        return new SessionRow(
                session.handle(),
                session.device(),
                session.address(),
                words.moment(session.since()),
                words.since(session.lastSeen()),
                session.isThis());
    }

    private PasskeyRow row(Passkey key) {
        return new PasskeyRow(
                key.id(),
                key.name(),
                words.moment(key.made()),
                key.lastUsed() == null ? null : words.since(key.lastUsed()));
    }

    /** One passkey. */
    record PasskeyRow(String id, String name, Moment made, @Nullable String lastUsed) {}

    /** One place where somebody is signed in. */
    record SessionRow(String handle, String device, String address, Moment since, String lastSeen, boolean isThis) {}
}
