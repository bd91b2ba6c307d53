package com.telerivet.status.alert;

import com.telerivet.status.component.ComponentStatus;
import com.telerivet.status.delivery.Deliveries;
import com.telerivet.status.delivery.Lane;
import com.telerivet.status.delivery.NewDelivery;
import com.telerivet.status.incident.IncidentStory;
import com.telerivet.status.incident.Incidents;
import com.telerivet.status.incident.NewUpdate;
import com.telerivet.status.platform.SecretToken;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What follows when a rule begins to fire, or is good again: part of the transaction that notes it. */
@Component
class AlertConsequences {

    private static final int HASH = 40;

    private final Proposals proposals;
    private final Incidents incidents;
    private final Deliveries deliveries;

    AlertConsequences(Proposals proposals, Incidents incidents, Deliveries deliveries) {
        this.proposals = proposals;
        this.incidents = incidents;
        this.deliveries = deliveries;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void fire(AlertRule rule, Trouble trouble) {
        String id = proposals.open(trouble);
        if (rule.terms().isPublishing()) {
            String componentId = trouble.componentId();
            Map<String, ComponentStatus> components =
                    componentId == null ? Map.of() : Map.of(componentId, trouble.status());
            IncidentStory story = incidents.report(
                    trouble.name(), null, new NewUpdate(null, trouble.body(), trouble.startedAt(), components, true));
            proposals.published(id, story.id());
        }
        tell(rule, new AlertSubject(id, true));
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void recover(AlertRule rule, Instant at) {
        proposals.recovered("rule:" + rule.id(), at).ifPresent(p -> tell(rule, new AlertSubject(p.id(), false)));
    }

    private void tell(AlertRule rule, AlertSubject subject) {
        rule.terms().mails().forEach(mail -> enqueue(AlertMail.KIND, subject.id(), "mail", mail));
        String hook = rule.terms().webhookUrl();
        if (!hook.isEmpty()) {
            enqueue(AlertHook.KIND, subject.id(), AlertHookChannel.NAME, hook);
        }
    }

    private void enqueue(String kind, String subject, String channel, String address) {
        String recipient = new SecretToken(address).hash().substring(0, HASH);
        deliveries.enqueue(new NewDelivery(kind, subject, recipient, channel, address, Locale.ENGLISH, Lane.URGENT));
    }
}
