package com.telerivet.status.alert;

import com.telerivet.status.delivery.Composer;
import com.telerivet.status.delivery.Delivery;
import com.telerivet.status.delivery.Message;
import com.telerivet.status.page.StatusPage;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** What a webhook is told of an alert, as JSON; the {@code id} is the same at every try. */
@Component
class AlertHook implements Composer {

    static final String KIND = "alert.hook";

    private final Proposals proposals;
    private final StatusPage page;
    private final JsonMapper json;

    AlertHook(Proposals proposals, StatusPage page, JsonMapper json) {
        this.proposals = proposals;
        this.page = page;
        this.json = json;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Optional<Message> compose(Delivery delivery) {
        AlertSubject subject = AlertSubject.of(delivery);
        return proposals.find(subject.proposalId()).map(p -> {
            Map<String, Object> told = new LinkedHashMap<>();
            told.put("id", subject.id());
            told.put("status", subject.isFiring() ? "firing" : "resolved");
            told.put("rule", p.source());
            told.put("title", p.name());
            told.put("text", p.body());
            told.put("started_at", p.startedAt().toString());
            told.put("recovered_at", Objects.toString(p.recoveredAt(), null));
            told.put("component_id", p.componentId());
            told.put("incident_id", p.incidentId());
            told.put("link", page.profile().url() + "/admin/proposals");
            return new Message(new Message.Words(p.name(), json.writeValueAsString(told), ""));
        });
    }
}
