package com.telerivet.status.notification;

import com.telerivet.status.delivery.Composer;
import com.telerivet.status.delivery.Delivery;
import com.telerivet.status.delivery.Message;
import com.telerivet.status.incident.IncidentStory;
import com.telerivet.status.incident.Maintenance;
import com.telerivet.status.notification.PrintedWords.Printed;
import com.telerivet.status.page.StatusPage;
import com.telerivet.status.platform.Markdown;
import com.telerivet.status.subscriber.Subscribers;
import com.telerivet.status.subscriber.SubscriptionLinks;
import java.util.List;
import java.util.Optional;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Reminds one subscriber of a maintenance; of one that was moved, cancelled or begun meanwhile not at all. */
@Component
class ReminderMail implements Composer {

    static final String KIND = "notification.reminder";

    private final DueReminders due;
    private final Subscribers subscribers;
    private final StatusPage page;
    private final Markdown markdown;
    private final MessageSource messages;
    private final UpdateMail mail;

    ReminderMail(
            DueReminders due,
            Subscribers subscribers,
            StatusPage page,
            Markdown markdown,
            MessageSource messages,
            UpdateMail mail) {
        this.due = due;
        this.subscribers = subscribers;
        this.page = page;
        this.markdown = markdown;
        this.messages = messages;
        this.mail = mail;
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
        IncidentStory story = due.find(delivery).orElse(null);
        Maintenance maintenance = story == null ? null : story.maintenance();
        SubscriptionLinks links =
                subscribers.listening(List.of(delivery.recipientId())).get(delivery.recipientId());
        if (links == null || story == null || maintenance == null) {
            return Optional.empty();
        }
        String text = messages.getMessage("notification.reminder", null, delivery.locale());
        Printed facts = new Printed(
                story,
                KIND,
                page.profile(),
                delivery.locale(),
                !subscribers
                        .followers(List.of(delivery.recipientId()), story.id())
                        .isEmpty());
        return Optional.of(mail.message(
                facts, () -> UpdateLetter.reminder(story, maintenance, text, markdown, facts.times()), links));
    }
}
