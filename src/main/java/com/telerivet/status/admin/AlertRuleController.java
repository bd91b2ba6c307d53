package com.telerivet.status.admin;

import com.telerivet.status.alert.AlertRejected;
import com.telerivet.status.alert.AlertRule;
import com.telerivet.status.alert.AlertRules;
import com.telerivet.status.identity.Allowed;
import com.telerivet.status.identity.Role;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The rules: what is watched, and who hears of it. */
@Controller
@Allowed(Role.ADMINISTRATOR)
@RequestMapping("/admin/alerts")
class AlertRuleController {

    private static final String LIST = "redirect:/admin/alerts";

    private final AlertRules rules;
    private final AlertViews views;
    private final SubmittedForms forms;
    private final DeskWords words;

    AlertRuleController(AlertRules rules, AlertViews views, SubmittedForms forms, DeskWords words) {
        this.rules = rules;
        this.views = views;
        this.forms = forms;
        this.words = words;
    }

    @GetMapping
    @Allowed(Role.VIEWER)
    String list(Model model) {
        model.addAttribute("rows", rules.all().stream().map(views::row).toList());
        return "admin/alerts";
    }

    @GetMapping("/new")
    String blank(Model model) {
        return page(null, AlertForm.fresh(), Map.of(), model);
    }

    @PostMapping
    String add(
            AlertForm form, BindingResult binding, Model model, HttpServletResponse response, RedirectAttributes news) {
        try {
            forms.once(form.key(), () -> rules.add(offered(form).rule()));
        } catch (AlertRejected e) {
            response.setStatus(422);
            return page(null, form, Map.of(e.field(), String.valueOf(e.getMessage())), model);
        }
        news.addFlashAttribute("news", words.say("admin.components.added", form.name()));
        return LIST;
    }

    @GetMapping("/{id}")
    String edit(@PathVariable String id, Model model) {
        AlertRule rule = known(id);
        return page(rule, AlertForm.of(rule), Map.of(), model);
    }

    @PostMapping("/{id}")
    String save(
            @PathVariable String id,
            AlertForm form,
            BindingResult binding,
            Model model,
            HttpServletResponse response,
            RedirectAttributes news) {
        AlertRule rule = known(id);
        try {
            rules.change(id, offered(form).rule(), form.version());
        } catch (AlertRejected e) {
            response.setStatus(422);
            return page(rule, form, Map.of(e.field(), String.valueOf(e.getMessage())), model);
        } catch (OptimisticLockingFailureException e) {
            response.setStatus(HttpServletResponse.SC_CONFLICT);
            model.addAttribute("problem", words.say("admin.conflict"));
            return page(rule, form, Map.of(), model);
        }
        news.addFlashAttribute("news", words.say("admin.saved"));
        return LIST;
    }

    @PostMapping("/{id}/pause")
    String pause(
            @PathVariable String id, @RequestParam(defaultValue = "true") Boolean paused, RedirectAttributes news) {
        String name = known(id).terms().name();
        rules.pause(id, paused);
        news.addFlashAttribute("news", words.say(paused ? "alert.rules.paused" : "alert.rules.resumed", name));
        return LIST;
    }

    @PostMapping("/{id}/removal")
    String remove(@PathVariable String id, RedirectAttributes news) {
        String name = known(id).terms().name();
        rules.remove(id);
        news.addFlashAttribute("news", words.say("admin.components.removed.done", name));
        return LIST;
    }

    private AlertForm offered(AlertForm form) {
        if (!views.isOffered(form)) {
            throw new IllegalArgumentException("the form names something that was not offered");
        }
        return form;
    }

    private String page(@Nullable AlertRule rule, AlertForm form, Map<String, String> problems, Model model) {
        model.addAttribute("id", rule == null ? null : rule.id());
        model.addAttribute("ruleName", rule == null ? null : rule.terms().name());
        model.addAttribute("form", form);
        views.choices(form, model);
        model.addAttribute("problems", problems);
        return "admin/alert";
    }

    private AlertRule known(String id) {
        return rules.find(id).orElseThrow();
    }
}
