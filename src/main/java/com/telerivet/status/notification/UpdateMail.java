package com.telerivet.status.notification;

import com.telerivet.status.delivery.Composer;
import com.telerivet.status.delivery.Delivery;
import com.telerivet.status.delivery.MailTemplates;
import com.telerivet.status.delivery.Message;
import com.telerivet.status.incident.IncidentEntry;
import com.telerivet.status.incident.IncidentStory;
import com.telerivet.status.incident.Incidents;
import com.telerivet.status.notification.PrintedWords.Printed;
import com.telerivet.status.page.LanguageSettings;
import com.telerivet.status.page.PageProfile;
import com.telerivet.status.page.StatusPage;
import com.telerivet.status.platform.Ids;
import com.telerivet.status.platform.Markdown;
import com.telerivet.status.subscriber.Subscribers;
import com.telerivet.status.subscriber.SubscriptionLinks;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
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
    private final LanguageSettings languages;
    private final Markdown markdown;
    private final MailTemplates templates;
    private final MessageSource messages;
    private final PrintedWords printed = new PrintedWords();
    private final String ownPreferences = "preferences" + Ids.random();
    private final String ownUnsubscribe = "unsubscribe" + Ids.random();

    UpdateMail(
            Incidents incidents,
            Subscribers subscribers,
            StatusPage page,
            LanguageSettings languages,
            Markdown markdown,
            MailTemplates templates,
            MessageSource messages) {
        this.incidents = incidents;
        this.subscribers = subscribers;
        this.page = page;
        this.languages = languages;
        this.markdown = markdown;
        this.templates = templates;
        this.messages = messages;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public boolean speaksOn(String channel) {
        return channel.equals("mail");
    }

    @Override
    public Optional<Message> compose(Delivery delivery) {
        return forAll(List.of(delivery)).apply(delivery);
    }

    /** Each incident is read once, its mail is made once a language, and only the links are each recipient's own. */
    @Override
    public Function<Delivery, Optional<Message>> forAll(List<Delivery> batch) {
        Map<String, SubscriptionLinks> listening =
                subscribers.listening(batch.stream().map(Delivery::recipientId).toList());
        PageProfile profile = page.profile();
        Map<String, Optional<IncidentStory>> stories = new HashMap<>();
        Map<String, Set<String>> followers = new HashMap<>();
        Map<Shared, Function<SubscriptionLinks, Message>> made = new HashMap<>();
        return delivery -> {
            EntryKey key = EntryKey.of(delivery.subjectId());
            SubscriptionLinks links = listening.get(delivery.recipientId());
            IncidentStory story = links == null
                    ? null
                    : stories.computeIfAbsent(key.incidentId(), incidents::find).orElse(null);
            return story == null || links == null
                    ? Optional.empty()
                    : key.in(story).map(entry -> {
                        Shared shared = new Shared(
                                delivery.subjectId(),
                                delivery.locale(),
                                followers
                                        .computeIfAbsent(
                                                story.id(), id -> subscribers.followers(listening.keySet(), id))
                                        .contains(delivery.recipientId()));
                        return made.computeIfAbsent(shared, s -> message(profile, story, entry, s))
                                .apply(links);
                    });
        };
    }

    /** What is the same for many of a batch. */
    private record Shared(String subjectId, Locale locale, boolean isFollowed) {}

    private Function<SubscriptionLinks, Message> message(
            PageProfile profile, IncidentStory story, IncidentEntry entry, Shared shared) {
        Printed facts = new Printed(story, entry.id(), profile, shared.locale(), shared.isFollowed());
        Message.Words words =
                printed.of(facts, () -> print(facts, UpdateLetter.of(story, entry, markdown, facts.times())));
        return links -> message(facts, words, links);
    }

    /** The mail of these facts to one subscriber; its letter is made unless the very same has been printed before. */
    Message message(Printed facts, Supplier<UpdateLetter> letter, SubscriptionLinks links) {
        return message(facts, printed.of(facts, () -> print(facts, letter.get())), links);
    }

    private Message message(Printed facts, Message.Words words, SubscriptionLinks links) {
        return new Message(
                words,
                Map.of(ownPreferences, links.preferences(), ownUnsubscribe, links.unsubscribe()),
                "incident-" + facts.story().id(),
                links.unsubscribe());
    }

    private Message.Words print(Printed facts, UpdateLetter letter) {
        PageProfile profile = facts.profile();
        Locale locale = facts.locale();
        String label = word("notification.entry." + letter.entry().label(), locale);
        String subject = word(
                facts.isFollowed() ? "notification.subject.followed" : "notification.subject",
                locale,
                profile.name(),
                label,
                facts.story().name(locale.getLanguage()));
        String pageUrl = languages.address(profile.url(), locale);
        String incidentUrl = pageUrl + "/incidents/" + facts.story().id();
        Map<String, Object> values = Map.of(
                "letter", letter,
                "pageName", profile.name(),
                "pageUrl", pageUrl,
                "incidentUrl", incidentUrl,
                "preferences", ownPreferences,
                "unsubscribe", ownUnsubscribe,
                "why", facts.isFollowed() ? "notification.why.followed" : "notification.why");
        return templates.words(TEMPLATE, locale, subject, values);
    }

    private String word(String key, Locale locale, Object... parts) {
        return messages.getMessage(key, parts, locale);
    }
}
