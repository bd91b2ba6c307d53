package com.telerivet.status.manageapi;

import com.telerivet.status.page.PageProfile;
import com.telerivet.status.probe.NewAgent;
import com.telerivet.status.probe.ProbeAgent;
import com.telerivet.status.probe.ProbeAgents;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** {@code /v1/pages/{page}/agents}: the programs that run checks elsewhere. A token is told once, when it is made. */
@RestController
@RequestMapping("/v1/pages/{pageId}/agents")
class ApiAgentController {

    private final ThisPage page;
    private final ProbeAgents agents;

    ApiAgentController(ThisPage page, ProbeAgents agents) {
        this.page = page;
        this.agents = agents;
    }

    @GetMapping
    List<Map<String, @Nullable Object>> all(@PathVariable String pageId, Paging paging) {
        PageProfile profile = page.named(pageId);
        return paging.of(agents.all()).stream().map(each -> json(each, profile)).toList();
    }

    @GetMapping("/{id}")
    Map<String, @Nullable Object> one(@PathVariable String pageId, @PathVariable String id) {
        return json(known(id), page.named(pageId));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Map<String, @Nullable Object> add(@PathVariable String pageId, ApiInput input) {
        PageProfile profile = page.named(pageId);
        Fields fields = input.fields("agent", profile.zone());
        NewAgent made = agents.add(fields.text("name", 100, ""), fields.text("location", 100, ""));
        agents.pause(made.agent().id(), fields.flag("paused", false));
        return withToken(made, profile);
    }

    @RequestMapping(
            path = "/{id}",
            method = {RequestMethod.PATCH, RequestMethod.PUT})
    Map<String, @Nullable Object> change(@PathVariable String pageId, @PathVariable String id, ApiInput input) {
        PageProfile profile = page.named(pageId);
        Fields fields = input.fields("agent", profile.zone());
        ProbeAgent before = known(id);
        if (fields.has("name") || fields.has("location")) {
            agents.change(id, fields.text("name", 100, before.name()), fields.text("location", 100, before.location()));
        }
        agents.pause(id, fields.flag("paused", before.isPaused()));
        return json(known(id), profile);
    }

    @PostMapping("/{id}/token")
    @ResponseStatus(HttpStatus.CREATED)
    Map<String, @Nullable Object> renew(@PathVariable String pageId, @PathVariable String id) {
        PageProfile profile = page.named(pageId);
        return withToken(agents.renew(id).orElseThrow(() -> ApiError.notFound("Agent")), profile);
    }

    @DeleteMapping("/{id}")
    Map<String, @Nullable Object> remove(@PathVariable String pageId, @PathVariable String id) {
        Map<String, @Nullable Object> last = one(pageId, id);
        agents.remove(id);
        return last;
    }

    private ProbeAgent known(String id) {
        return agents.find(id).orElseThrow(() -> ApiError.notFound("Agent"));
    }

    private Map<String, @Nullable Object> withToken(NewAgent made, PageProfile profile) {
        Map<String, @Nullable Object> json = json(known(made.agent().id()), profile);
        json.put("token", made.token().text());
        return json;
    }

    private static Map<String, @Nullable Object> json(ProbeAgent agent, PageProfile profile) {
        ApiDates dates = new ApiDates(profile.zone());
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("id", agent.id());
        json.put("page_id", profile.id());
        json.put("name", agent.name());
        json.put("location", agent.location());
        json.put("paused", agent.isPaused());
        json.put("version", agent.version());
        json.put("created_at", dates.of(agent.createdAt()));
        json.put("last_contact_at", dates.ofNullable(agent.lastContactAt()));
        json.put("last_error", agent.lastError());
        json.put("last_error_at", dates.ofNullable(agent.lastErrorAt()));
        json.put("clock_off_seconds", agent.clockOffSeconds());
        json.put("waiting", agent.waiting());
        json.put("waiting_since", dates.ofNullable(agent.waitingSince()));
        json.put("dropped", agent.dropped());
        return json;
    }
}
