package com.telerivet.status.notification;

import com.telerivet.status.component.Components;
import com.telerivet.status.delivery.ChatMessage;
import com.telerivet.status.delivery.Message;
import com.telerivet.status.incident.IncidentStory;
import com.telerivet.status.page.LanguageSettings;
import com.telerivet.status.page.PageProfile;
import com.telerivet.status.page.StatusPage;
import com.telerivet.status.subscriber.Endpoints;
import com.telerivet.status.subscriber.Subscribers;
import com.telerivet.status.subscriber.SubscriptionLinks;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** What endpoints are told of an entry or a reminder: a program the whole incident, a chat the entry's words. */
@Component
class EntryPost {

    private final Subscribers subscribers;
    private final Endpoints endpoints;
    private final Components components;
    private final StatusPage page;
    private final LanguageSettings languages;
    private final MessageSource messages;
    private final JsonMapper json;
    private final Clock clock;

    EntryPost(
            Subscribers subscribers,
            Endpoints endpoints,
            Components components,
            StatusPage page,
            LanguageSettings languages,
            MessageSource messages,
            JsonMapper json,
            Clock clock) {
        this.subscribers = subscribers;
        this.endpoints = endpoints;
        this.components = components;
        this.page = page;
        this.languages = languages;
        this.messages = messages;
        this.json = json;
        this.clock = clock;
    }

    /**
     * What is to be told.
     *
     * @param label as message keys name it
     * @param text as it was written
     */
    record Told(IncidentStory story, String label, String text) {}

    /** Makes the messages to these subscribers, of whom those who do not listen get none. */
    To to(Collection<String> subscriberIds) {
        return new To(
                subscribers.listening(subscriberIds),
                endpoints.places(subscriberIds),
                new HookPayload(page.profile(), components.tree(), clock.instant()));
    }

    final class To {

        private final Map<String, SubscriptionLinks> links;
        private final Map<String, Endpoints.Place> places;
        private final HookPayload payload;
        private final Map<String, Set<String>> followers = new HashMap<>();

        private To(Map<String, SubscriptionLinks> links, Map<String, Endpoints.Place> places, HookPayload payload) {
            this.links = links;
            this.places = places;
            this.payload = payload;
        }

        Optional<Message> message(String subscriberId, String channel, Locale locale, Told told) {
            SubscriptionLinks own = links.get(subscriberId);
            Endpoints.Place place = places.get(subscriberId);
            if (own == null || place == null) {
                return Optional.empty();
            }
            Map<String, ?> body = ChatMessage.CHATS.contains(channel)
                    ? chat(told, isFollowing(subscriberId, told), own, locale).in(channel)
                    : payload.of(told.story(), own.unsubscribe());
            return Optional.of(
                    new Message(new Message.Posting(place.url(), json.writeValueAsString(body), place.secret())));
        }

        private boolean isFollowing(String subscriberId, Told told) {
            return followers
                    .computeIfAbsent(told.story().id(), id -> subscribers.followers(links.keySet(), id))
                    .contains(subscriberId);
        }
    }

    private ChatMessage chat(Told told, boolean isFollowed, SubscriptionLinks own, Locale locale) {
        PageProfile profile = page.profile();
        String label = say("notification.entry." + told.label(), locale);
        String title = say(
                "notification.subject",
                locale,
                profile.name(),
                label,
                told.story().name(locale.getLanguage()));
        return new ChatMessage(
                title,
                isFollowed ? told.text() + "\n\n" + say("notification.chat.followed", locale) : told.text(),
                List.of(
                        new ChatMessage.Link(
                                say("notification.chat.incident", locale),
                                languages.address(profile.url(), locale) + "/incidents/"
                                        + told.story().id()),
                        new ChatMessage.Link(say("notification.chat.preferences", locale), own.preferences())));
    }

    private String say(String key, Locale locale, Object... parts) {
        return messages.getMessage(key, parts, locale);
    }
}
