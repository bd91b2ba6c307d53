package com.telerivet.status.alert;

import com.telerivet.status.delivery.Composer;
import com.telerivet.status.delivery.Delivery;
import com.telerivet.status.delivery.MailTemplates;
import com.telerivet.status.delivery.Message;
import com.telerivet.status.page.PageProfile;
import com.telerivet.status.page.StatusPage;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Tells the people on call that a rule fires, or that it is good again. */
@Component
class AlertMail implements Composer {

    static final String KIND = "alert.mail";
    private static final String TEMPLATE = "alert/alert-mail";

    private final Proposals proposals;
    private final StatusPage page;
    private final MailTemplates templates;
    private final Suggestions words;

    AlertMail(Proposals proposals, StatusPage page, MailTemplates templates, Suggestions words) {
        this.proposals = proposals;
        this.page = page;
        this.templates = templates;
        this.words = words;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Optional<Message> compose(Delivery delivery) {
        AlertSubject subject = AlertSubject.of(delivery);
        return proposals.find(subject.proposalId()).map(p -> message(p, subject.isFiring(), delivery));
    }

    private Message message(Proposal proposal, boolean firing, Delivery delivery) {
        PageProfile profile = page.profile();
        String state = firing ? "firing" : "recovered";
        String published = proposal.incidentId();
        String subject = words.say("alert.mail.subject." + state, profile.name(), proposal.source());
        String link = profile.url()
                + (published != null
                        ? "/admin/incidents/" + published
                        : firing ? "/admin/incidents/new?proposal=" + proposal.id() : "/admin/proposals");
        Map<String, Object> values = Map.of(
                "pageName",
                profile.name(),
                "pageUrl",
                profile.url(),
                "title",
                words.say("alert.mail.title." + state, proposal.source()),
                "words",
                proposal.body(),
                "what",
                words.say(
                        firing
                                ? published == null ? "alert.mail.decide" : "alert.mail.published"
                                : published == null ? "alert.mail.over" : "alert.mail.resolve"),
                "link",
                link);
        return new Message(
                templates.words(TEMPLATE, delivery.locale(), subject, values),
                Map.of(),
                "alert-" + proposal.id(),
                null);
    }
}
