package com.telerivet.status.notification;

import com.telerivet.status.delivery.Composer;
import com.telerivet.status.delivery.Delivery;
import com.telerivet.status.delivery.MailTemplates;
import com.telerivet.status.delivery.Message;
import com.telerivet.status.incident.IncidentEntry;
import com.telerivet.status.incident.IncidentStory;
import com.telerivet.status.incident.Incidents;
import com.telerivet.status.page.PageProfile;
import com.telerivet.status.page.StatusPage;
import com.telerivet.status.platform.Markdown;
import com.telerivet.status.subscriber.Subscribers;
import com.telerivet.status.subscriber.Subscription;
import com.telerivet.status.subscriber.SubscriptionLinks;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * The words for one entry to one subscriber, as things stand at the moment of sending: an entry corrected since goes out
 * corrected, one deleted since not at all, and nobody hears anything after unsubscribing.
 */
@Component
class UpdateMail implements Composer {

    static final String KIND = "notification.update";
    private static final String TEMPLATE = "notification/update-mail";

    private final Incidents incidents;
    private final Subscribers subscribers;
    private final StatusPage page;
    private final Markdown markdown;
    private final MailTemplates templates;
    private final MessageSource messages;

    UpdateMail(
            Incidents incidents,
            Subscribers subscribers,
            StatusPage page,
            Markdown markdown,
            MailTemplates templates,
            MessageSource messages) {
        this.incidents = incidents;
        this.subscribers = subscribers;
        this.page = page;
        this.markdown = markdown;
        this.templates = templates;
        this.messages = messages;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Optional<Message> compose(Delivery delivery) {
        int dot = delivery.subjectId().indexOf('.');
        String incidentId = delivery.subjectId().substring(0, dot);
        String entryId = delivery.subjectId().substring(dot + 1);
        Optional<IncidentStory> story = incidents.find(incidentId);
        Optional<IncidentEntry> entry = story.flatMap(
                s -> s.entries().stream().filter(e -> e.id().equals(entryId)).findFirst());
        boolean listens = subscribers
                .find(delivery.recipientId())
                .filter(Subscription::isActive)
                .isPresent();
        return listens && entry.isPresent()
                ? Optional.of(message(
                        story.orElseThrow(),
                        UpdateLetter.of(story.orElseThrow(), entry.get(), markdown, delivery.locale()),
                        delivery))
                : Optional.empty();
    }

    Message message(IncidentStory story, UpdateLetter letter, Delivery delivery) {
        PageProfile profile = page.profile();
        SubscriptionLinks links = subscribers.links(delivery.recipientId());
        String label = word("notification.entry." + letter.entry().label(), delivery);
        String subject = word("notification.subject", delivery, profile.name(), label, story.name());
        Map<String, Object> values = Map.of(
                "subject", subject,
                "pageName", profile.name(),
                "pageUrl", profile.url(),
                "incidentUrl", profile.url() + "/incidents/" + story.id(),
                "letter", letter,
                "preferences", links.preferences(),
                "unsubscribe", links.unsubscribe());
        return new Message(
                subject,
                templates.text(TEMPLATE, delivery.locale(), values),
                templates.html(TEMPLATE, delivery.locale(), values),
                "incident-" + story.id(),
                links.unsubscribe());
    }

    private String word(String key, Delivery delivery, Object... parts) {
        return messages.getMessage(key, parts, delivery.locale());
    }
}
