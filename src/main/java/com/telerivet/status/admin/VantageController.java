package com.telerivet.status.admin;

import com.telerivet.status.identity.Allowed;
import com.telerivet.status.identity.Role;
import com.telerivet.status.probe.AgentRejected;
import com.telerivet.status.probe.NewAgent;
import com.telerivet.status.probe.ProbeAgent;
import com.telerivet.status.probe.ProbeAgents;
import com.telerivet.status.probe.ReachPublication;
import com.telerivet.status.probe.VantagePoints;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** From where the targets are looked at: who reaches what, and the agents that do it elsewhere. */
@Controller
@Allowed(Role.ADMINISTRATOR)
class VantageController {

    private static final String LIST = "redirect:/admin/agents";

    private final ProbeAgents agents;
    private final VantagePoints points;
    private final ReachPublication publication;
    private final VantageViews views;
    private final SubmittedForms forms;
    private final DeskWords words;

    VantageController(
            ProbeAgents agents,
            VantagePoints points,
            ReachPublication publication,
            VantageViews views,
            SubmittedForms forms,
            DeskWords words) {
        this.publication = publication;
        this.agents = agents;
        this.points = points;
        this.views = views;
        this.forms = forms;
        this.words = words;
    }

    @GetMapping("/admin/agents")
    @Allowed(Role.VIEWER)
    String list(Model model) {
        model.addAttribute("reach", views.reach(points.matrix()));
        model.addAttribute("isPublished", publication.isShown());
        model.addAttribute("rows", agents.all().stream().map(views::row).toList());
        return "admin/agents";
    }

    @PostMapping("/admin/agents/publication")
    String publish(@RequestParam(defaultValue = "false") boolean shown, RedirectAttributes news) {
        publication.show(shown);
        news.addFlashAttribute("news", words.say(shown ? "admin.agents.shown" : "admin.agents.hidden"));
        return LIST;
    }

    @GetMapping("/admin/agents/new")
    String blank(Model model) {
        return page(null, new AgentForm("", "", ""), Map.of(), model);
    }

    /** Answers with a page, not with a way to it: the token is kept nowhere. */
    @PostMapping("/admin/agents")
    String add(AgentForm form, Model model, HttpServletResponse response) {
        List<NewAgent> made = new ArrayList<>();
        try {
            String location = forms.once(form.key(), () -> {
                made.add(agents.add(form.name(), form.location()));
                return "/admin/agents";
            });
            return made.isEmpty() ? "redirect:" + location : told(made.get(0), model);
        } catch (AgentRejected e) {
            response.setStatus(422);
            return page(null, form, Map.of(e.field(), String.valueOf(e.getMessage())), model);
        }
    }

    @GetMapping("/admin/agents/{id}")
    String edit(@PathVariable String id, Model model) {
        ProbeAgent agent = known(id);
        return page(agent, new AgentForm(agent.name(), agent.location(), ""), Map.of(), model);
    }

    @PostMapping("/admin/agents/{id}")
    String save(
            @PathVariable String id,
            AgentForm form,
            Model model,
            HttpServletResponse response,
            RedirectAttributes news) {
        ProbeAgent agent = known(id);
        try {
            agents.change(id, form.name(), form.location());
        } catch (AgentRejected e) {
            response.setStatus(422);
            return page(agent, form, Map.of(e.field(), String.valueOf(e.getMessage())), model);
        }
        news.addFlashAttribute("news", words.say("admin.saved"));
        return LIST;
    }

    @PostMapping("/admin/agents/{id}/pause")
    String pause(@PathVariable String id, RedirectAttributes news) {
        agents.pause(id, true);
        news.addFlashAttribute(
                "news", words.say("admin.probes.paused.done", known(id).name()));
        return LIST;
    }

    @PostMapping("/admin/agents/{id}/resumption")
    String resume(@PathVariable String id, RedirectAttributes news) {
        agents.pause(id, false);
        news.addFlashAttribute(
                "news", words.say("admin.agents.resumed", known(id).name()));
        return LIST;
    }

    @PostMapping("/admin/agents/{id}/token")
    String renew(@PathVariable String id, Model model) {
        return told(agents.renew(id).orElseThrow(), model);
    }

    @PostMapping("/admin/agents/{id}/removal")
    String remove(@PathVariable String id, RedirectAttributes news) {
        String name = known(id).name();
        agents.remove(id);
        news.addFlashAttribute("news", words.say("admin.components.removed.done", name));
        return LIST;
    }

    private String told(NewAgent made, Model model) {
        model.addAttribute("secret", made.token().text());
        model.addAttribute("command", views.command(made));
        model.addAttribute("secretOf", made.agent().name());
        return list(model);
    }

    private String page(@Nullable ProbeAgent agent, AgentForm form, Map<String, String> problems, Model model) {
        model.addAttribute("agent", agent);
        model.addAttribute("form", form);
        model.addAttribute("problems", problems);
        return "admin/agent";
    }

    private ProbeAgent known(String id) {
        return agents.find(id).orElseThrow();
    }
}
