package com.telerivet.status.subscriber;

import com.telerivet.status.delivery.Delivery;
import com.telerivet.status.delivery.MailTemplates;
import com.telerivet.status.delivery.Message;
import com.telerivet.status.page.LanguageSettings;
import com.telerivet.status.page.PageProfile;
import com.telerivet.status.page.StatusPage;
import java.util.Map;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** What the mails about a subscription have in common: a few words on it, and one link. */
@Component
class SubscriptionMail {

    private final StatusPage page;
    private final LanguageSettings languages;
    private final MailTemplates templates;
    private final MessageSource messages;

    SubscriptionMail(StatusPage page, LanguageSettings languages, MailTemplates templates, MessageSource messages) {
        this.page = page;
        this.languages = languages;
        this.templates = templates;
        this.messages = messages;
    }

    /**
     * @param name the texts are {@code subscriber.NAME.…}
     * @param about what incident it is about, or ""
     */
    Message of(String name, Subscription subscription, String about, String link, Delivery delivery) {
        PageProfile profile = page.profile();
        Map<String, Object> values = Map.of(
                "name",
                "subscriber." + name,
                "pageName",
                profile.name(),
                "pageUrl",
                languages.address(profile.url(), delivery.locale()),
                "address",
                subscription.address(),
                "about",
                about,
                "link",
                link);
        String subject = messages.getMessage(
                "subscriber." + name + ".subject", new Object[] {profile.name(), about}, delivery.locale());
        return new Message(templates.words("subscriber/mail", delivery.locale(), subject, values));
    }
}
