package com.telerivet.status.admin;

import com.telerivet.status.delivery.Suspensions;
import com.telerivet.status.identity.Allowed;
import com.telerivet.status.identity.Role;
import com.telerivet.status.subscriber.MailAddress;
import com.telerivet.status.subscriber.SubscriberEntry;
import com.telerivet.status.subscriber.SubscriberRegister;
import com.telerivet.status.subscriber.SubscriberState;
import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What the team does to subscribers: add, ask again, pause, release, end, erase. */
@Controller
@Allowed(Role.EDITOR)
class SubscriberDeedController {

    private static final String LIST = "redirect:/admin/subscribers";
    private static final int LONGEST_REASON = 200;

    private final SubscriberRegister register;
    private final Suspensions suspensions;
    private final DeskWords words;

    SubscriberDeedController(SubscriberRegister register, Suspensions suspensions, DeskWords words) {
        this.register = register;
        this.suspensions = suspensions;
        this.words = words;
    }

    @GetMapping("/admin/subscribers/new")
    @Allowed(Role.ADMINISTRATOR)
    String blank(Model model) {
        return page(new SubscriberForm("", "", ""), Map.of(), model);
    }

    @PostMapping("/admin/subscribers")
    @Allowed(Role.ADMINISTRATOR)
    String add(
            SubscriberForm form,
            BindingResult binding,
            Model model,
            HttpServletResponse response,
            RedirectAttributes news) {
        Optional<MailAddress> address = MailAddress.of(form.address());
        Map<String, String> problems = new LinkedHashMap<>();
        if (address.isEmpty()) {
            problems.put("address", words.say("admin.subscribers.address.wrong"));
        }
        if (form.isAgreed() && form.consent().isEmpty()) {
            problems.put("consent", words.say("admin.subscribers.consent.missing"));
        }
        if (!problems.isEmpty()) {
            response.setStatus(422);
            return page(form, problems, model);
        }
        SubscriberEntry added = register.add(address.orElseThrow(), Set.of(), form.isAgreed() ? form.consent() : null);
        boolean isActive = added.state() == SubscriberState.ACTIVE;
        news.addFlashAttribute(
                "news", words.say(isActive ? "admin.subscribers.added" : "admin.subscribers.asked", added.address()));
        return "redirect:/admin/subscribers/" + added.id();
    }

    @PostMapping("/admin/subscribers/{id}/confirmation")
    String askAgain(@PathVariable String id, RedirectAttributes news) {
        register.askAgain(id);
        return done(id, "admin.subscribers.asked", news);
    }

    @PostMapping("/admin/subscribers/{id}/pause")
    String pause(@PathVariable String id, @RequestParam(defaultValue = "") String reason, RedirectAttributes news) {
        SubscriberEntry subscriber = known(id);
        String said = reason.strip();
        String bounded = said.substring(0, Math.min(said.length(), LONGEST_REASON));
        suspensions.suspend(
                subscriber.channel(),
                subscriber.address(),
                words.say("admin.subscribers.paused.reason", bounded).strip());
        return done(id, "admin.subscribers.paused", news);
    }

    @PostMapping("/admin/subscribers/{id}/release")
    String release(@PathVariable String id, RedirectAttributes news) {
        SubscriberEntry subscriber = known(id);
        suspensions.lift(subscriber.channel(), subscriber.address());
        return done(id, "admin.outbox.released", news);
    }

    @PostMapping("/admin/subscribers/{id}/end")
    String end(@PathVariable String id, RedirectAttributes news) {
        register.remove(id);
        return done(id, "admin.subscribers.ended", news);
    }

    @PostMapping("/admin/subscribers/{id}/erasure")
    @Allowed(Role.ADMINISTRATOR)
    String erase(@PathVariable String id, RedirectAttributes news) {
        known(id);
        register.erase(id);
        news.addFlashAttribute("news", words.say("admin.subscribers.erased"));
        return LIST;
    }

    private String done(String id, String news, RedirectAttributes attributes) {
        attributes.addFlashAttribute("news", words.say(news, known(id).address()));
        return LIST + "/" + id;
    }

    private String page(SubscriberForm form, Map<String, String> problems, Model model) {
        model.addAttribute("form", form);
        model.addAttribute("problems", problems);
        return "admin/subscriber-new";
    }

    private SubscriberEntry known(String id) {
        return register.find(id).orElseThrow();
    }
}
