package com.telerivet.status.admin;

import com.telerivet.status.identity.Allowed;
import com.telerivet.status.identity.Invitation;
import com.telerivet.status.identity.Invitations;
import com.telerivet.status.identity.LastAdministrator;
import com.telerivet.status.identity.NewInvitation;
import com.telerivet.status.identity.People;
import com.telerivet.status.identity.Person;
import com.telerivet.status.identity.Role;
import com.telerivet.status.identity.SecondSteps;
import com.telerivet.status.identity.SignInRules;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Who works here: invited, given a role, put to rest, removed. */
@Controller
@Allowed(Role.ADMINISTRATOR)
class PeopleController {

    private static final String NOBODY = "nobody";
    private static final String LIST = "redirect:/admin/people";

    private final People people;
    private final Invitations invitations;
    private final SecondSteps steps;
    private final SignInRules rules;
    private final SubmittedForms forms;
    private final DeskWords words;

    PeopleController(
            People people,
            Invitations invitations,
            SecondSteps steps,
            SignInRules rules,
            SubmittedForms forms,
            DeskWords words) {
        this.steps = steps;
        this.rules = rules;
        this.people = people;
        this.invitations = invitations;
        this.forms = forms;
        this.words = words;
    }

    @GetMapping("/admin/people")
    String list(Principal me, Model model) {
        model.addAttribute(
                "people", people.all().stream().map(p -> row(p, me.getName())).toList());
        model.addAttribute(
                "invitations", invitations.open().stream().map(this::row).toList());
        model.addAttribute("roles", roles(Role.EDITOR));
        model.addAttribute("stepRules", stepRules());
        return "admin/people";
    }

    /** Answers with the page itself, not with a way to it: the link is shown this once. */
    @PostMapping("/admin/people/invitations")
    String invite(
            @RequestParam(defaultValue = "") String email,
            @RequestParam(defaultValue = "") String role,
            @RequestParam(defaultValue = "") String key,
            Principal me,
            Model model,
            HttpServletResponse response) {
        String problem = problem(email, role);
        if (problem != null) {
            response.setStatus(422);
            model.addAttribute("email", email);
            model.addAttribute("emailProblem", words.say(problem));
            return list(me, model);
        }
        List<NewInvitation> made = new ArrayList<>();
        String location = forms.once(key, () -> {
            made.add(invitations.invite(email, Role.of(role).orElseThrow()));
            return "/admin/people";
        });
        if (made.isEmpty()) {
            return "redirect:" + location;
        }
        model.addAttribute("invited", made.get(0));
        return list(me, model);
    }

    @PostMapping("/admin/people/invitations/{id}/withdrawal")
    String withdraw(@PathVariable String id, RedirectAttributes news) {
        invitations.withdraw(id);
        news.addFlashAttribute("news", words.say("admin.people.withdrawn"));
        return LIST;
    }

    @PostMapping("/admin/people/{id}/role")
    String changeRole(@PathVariable String id, @RequestParam(defaultValue = "") String role, RedirectAttributes news) {
        Role chosen = Role.of(role).orElseThrow(() -> new IllegalArgumentException("there is no role " + role));
        return change(id, "admin.people.role.done", news, person -> people.changeRole(person, chosen));
    }

    @PostMapping("/admin/people/{id}/deactivation")
    String deactivate(@PathVariable String id, RedirectAttributes news) {
        return change(id, "admin.people.deactivated", news, people::deactivate);
    }

    @PostMapping("/admin/people/{id}/reactivation")
    String reactivate(@PathVariable String id, RedirectAttributes news) {
        return change(id, "admin.people.reactivated", news, people::reactivate);
    }

    @PostMapping("/admin/people/{id}/second-step/removal")
    String forgetSecondStep(@PathVariable String id, RedirectAttributes news) {
        return change(id, "admin.people.step.off.done", news, steps::turnOff);
    }

    @PostMapping("/admin/people/sign-in-rule")
    String requireSecondStep(@RequestParam(defaultValue = "") String from, RedirectAttributes news) {
        Optional<Role> least = Role.of(from);
        if (least.isEmpty() && !from.equals(NOBODY)) {
            throw new IllegalArgumentException("there is no role " + from);
        }
        rules.requireSecondStep(least);
        news.addFlashAttribute("news", words.say("admin.saved"));
        return LIST;
    }

    @GetMapping("/admin/people/{id}/removal")
    String askToRemove(@PathVariable String id, Principal me, Model model) {
        model.addAttribute("person", row(people.find(id).orElseThrow(), me.getName()));
        return "admin/person-removal";
    }

    @PostMapping("/admin/people/{id}/removal")
    String remove(@PathVariable String id, RedirectAttributes news) {
        return change(id, "admin.people.removed", news, people::remove);
    }

    private String change(String id, String done, RedirectAttributes news, Consumer<String> verb) {
        Person person = people.find(id).orElseThrow();
        try {
            verb.accept(id);
            news.addFlashAttribute("news", words.say(done, person.name()));
        } catch (LastAdministrator e) {
            news.addFlashAttribute("problem", words.say("admin.people.last"));
        }
        return LIST;
    }

    private @Nullable String problem(String email, String role) {
        if (!Invitations.isAddress(email)) {
            return "identity.setup.email.wrong";
        }
        if (people.withAddress(email).isPresent()) {
            return "admin.people.known";
        }
        return Role.of(role).isEmpty() ? "admin.people.role.unknown" : null;
    }

    private PersonRow row(Person person, String me) {
        return new PersonRow(
                person.id(),
                person.name(),
                person.email(),
                words.say("identity.role." + person.role().code()),
                roles(person.role()),
                person.isActive(),
                person.id().equals(me),
                steps.isOn(person.id()));
    }

    private InvitationRow row(Invitation open) {
        return new InvitationRow(
                open.id(),
                open.email(),
                words.say("identity.role." + open.role().code()),
                words.moment(open.expiresAt()));
    }

    private List<Choice> stepRules() {
        String present = rules.secondStepFrom().map(Role::code).orElse(NOBODY);
        return Stream.of(NOBODY, Role.ADMINISTRATOR.code(), Role.EDITOR.code(), Role.VIEWER.code())
                .map(code -> new Choice(code, words.say("admin.people.rule." + code), code.equals(present)))
                .toList();
    }

    private List<Choice> roles(Role chosen) {
        return List.of(Role.VIEWER, Role.EDITOR, Role.ADMINISTRATOR).stream()
                .map(role -> new Choice(role.code(), words.say("identity.role." + role.code()), role == chosen))
                .toList();
    }

    /** Somebody of the team as the desk lists them. */
    record PersonRow(
            String id,
            String name,
            String email,
            String role,
            List<Choice> roles,
            boolean isActive,
            boolean isMe,
            boolean hasSecondStep) {}

    /** Somebody who was invited. */
    record InvitationRow(String id, String email, String role, Moment expires) {}
}
