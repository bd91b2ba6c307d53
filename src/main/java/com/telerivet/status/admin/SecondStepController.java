package com.telerivet.status.admin;

import com.telerivet.status.identity.Allowed;
import com.telerivet.status.identity.OwnPassword;
import com.telerivet.status.identity.People;
import com.telerivet.status.identity.Person;
import com.telerivet.status.identity.Role;
import com.telerivet.status.identity.SecondSteps;
import com.telerivet.status.identity.SignInRules;
import com.telerivet.status.page.StatusPage;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.security.Principal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Somebody's own second step: turned on by a code, turned off and renewed by the password. */
@Controller
@Allowed(Role.VIEWER)
class SecondStepController {

    private static final String NEW_KEY = "admin.second-step-key";

    private final People people;
    private final SecondSteps steps;
    private final SignInRules rules;
    private final OwnPassword passwords;
    private final StatusPage page;
    private final DeskWords words;

    SecondStepController(
            People people,
            SecondSteps steps,
            SignInRules rules,
            OwnPassword passwords,
            StatusPage page,
            DeskWords words) {
        this.people = people;
        this.steps = steps;
        this.rules = rules;
        this.passwords = passwords;
        this.page = page;
        this.words = words;
    }

    @GetMapping("/admin/account/second-step")
    String show(Principal me, HttpServletRequest request, Model model) {
        Person person = people.find(me.getName()).orElseThrow();
        boolean isOn = steps.isOn(person.id());
        model.addAttribute("isOn", isOn);
        model.addAttribute("isRequired", rules.isSecondStepRequired(person.role()));
        model.addAttribute("left", steps.recoveryCodesLeft(person.id()));
        model.asMap().putIfAbsent("problems", Map.of());
        if (!isOn) {
            model.addAttribute(
                    "authenticator",
                    Authenticator.of(
                            key(request.getSession()),
                            person.email(),
                            page.profile().name()));
        }
        return "admin/second-step";
    }

    /** Answers with the page itself: the recovery codes are shown this once. */
    @PostMapping("/admin/account/second-step")
    String turnOn(
            @RequestParam(defaultValue = "") String code,
            @RequestParam(defaultValue = "") String present,
            Principal me,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        Optional<String> problem = passwords.confirm(me.getName(), present, request);
        if (problem.isPresent()) {
            return faulty("present", problem.get(), me, request, response, model);
        }
        List<String> codes = steps.turnOn(me.getName(), key(request.getSession()), code);
        if (codes.isEmpty()) {
            return faulty("code", "identity.code.wrong", me, request, response, model);
        }
        request.getSession().removeAttribute(NEW_KEY);
        model.addAttribute("codes", codes);
        return show(me, request, model);
    }

    @PostMapping("/admin/account/second-step/removal")
    String turnOff(
            @RequestParam(defaultValue = "") String present,
            Principal me,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        Optional<String> problem = passwords.confirm(me.getName(), present, request);
        if (problem.isPresent()) {
            return faulty("present", problem.get(), me, request, response, model);
        }
        steps.turnOff(me.getName());
        return "redirect:/admin/account/second-step";
    }

    @PostMapping("/admin/account/recovery-codes")
    String renew(
            @RequestParam(defaultValue = "") String present,
            Principal me,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        Optional<String> problem = passwords.confirm(me.getName(), present, request);
        if (problem.isPresent()) {
            return faulty("present", problem.get(), me, request, response, model);
        }
        if (steps.isOn(me.getName())) {
            model.addAttribute("codes", steps.newRecoveryCodes(me.getName()));
        }
        return show(me, request, model);
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

    /** The same until it is confirmed, so that a wrong code or a reload asks for no second scan. */
    private byte[] key(HttpSession session) {
        if (session.getAttribute(NEW_KEY) instanceof byte[] begun) {
            return begun;
        }
        byte[] key = steps.newKey();
        session.setAttribute(NEW_KEY, key);
        return key;
    }
}
