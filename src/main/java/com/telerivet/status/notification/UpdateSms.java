package com.telerivet.status.notification;

import com.telerivet.status.delivery.Composer;
import com.telerivet.status.delivery.Delivery;
import com.telerivet.status.delivery.Message;
import com.telerivet.status.incident.IncidentStory;
import com.telerivet.status.incident.Incidents;
import com.telerivet.status.page.LanguageSettings;
import com.telerivet.status.page.PageProfile;
import com.telerivet.status.page.StatusPage;
import com.telerivet.status.subscriber.Subscribers;
import com.telerivet.status.subscriber.SubscriptionLinks;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** The few words of an entry that a phone gets: what, of which incident, where to read on, how to stop. */
@Component
class UpdateSms implements Composer {

    private static final int LONGEST_NAME = 60;

    private final Incidents incidents;
    private final Subscribers subscribers;
    private final StatusPage page;
    private final LanguageSettings languages;
    private final MessageSource messages;

    UpdateSms(
            Incidents incidents,
            Subscribers subscribers,
            StatusPage page,
            LanguageSettings languages,
            MessageSource messages) {
        this.incidents = incidents;
        this.subscribers = subscribers;
        this.page = page;
        this.languages = languages;
        this.messages = messages;
    }

    @Override
    public String kind() {
        return UpdateMail.KIND;
    }

    @Override
    public boolean speaksOn(String channel) {
        return channel.equals("sms");
    }

    @Override
    public Optional<Message> compose(Delivery delivery) {
        EntryKey key = EntryKey.of(delivery.subjectId());
        return incidents.find(key.incidentId()).flatMap(story -> key.in(story)
                .flatMap(entry -> message(delivery, story, story.label(entry))));
    }

    Optional<Message> message(Delivery delivery, IncidentStory story, String label) {
        SubscriptionLinks links =
                subscribers.listening(List.of(delivery.recipientId())).get(delivery.recipientId());
        return links == null
                ? Optional.empty()
                : Optional.of(new Message(new Message.Words("", text(delivery, story, label, links), "")));
    }

    private String text(Delivery delivery, IncidentStory story, String label, SubscriptionLinks links) {
        Locale locale = delivery.locale();
        boolean isFollowed = !subscribers
                .followers(List.of(delivery.recipientId()), story.id())
                .isEmpty();
        PageProfile profile = page.profile();
        String whole = story.name(locale.getLanguage());
        String name = whole.length() <= LONGEST_NAME ? whole : whole.substring(0, LONGEST_NAME - 1) + "…";
        Object[] parts = {
            profile.name(),
            messages.getMessage("notification.entry." + label, null, locale),
            name,
            languages.address(profile.url(), locale) + "/incidents/" + story.id(),
            links.unsubscribe()
        };
        return messages.getMessage(isFollowed ? "notification.sms.followed" : "notification.sms", parts, locale);
    }
}
