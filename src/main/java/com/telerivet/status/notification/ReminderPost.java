package com.telerivet.status.notification;

import com.telerivet.status.delivery.Composer;
import com.telerivet.status.delivery.Delivery;
import com.telerivet.status.delivery.Message;
import com.telerivet.status.subscriber.Endpoints;
import java.util.List;
import java.util.Optional;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Reminds endpoints of a maintenance. */
@Component
class ReminderPost implements Composer {

    private final DueReminders due;
    private final EntryPost post;
    private final MessageSource messages;

    ReminderPost(DueReminders due, EntryPost post, MessageSource messages) {
        this.due = due;
        this.post = post;
        this.messages = messages;
    }

    @Override
    public String kind() {
        return ReminderMail.KIND;
    }

    @Override
    public boolean speaksOn(String channel) {
        return Endpoints.isOne(channel);
    }

    @Override
    public Optional<Message> compose(Delivery delivery) {
        String text = messages.getMessage("notification.reminder", null, delivery.locale());
        return due.find(delivery).flatMap(story -> post.to(List.of(delivery.recipientId()))
                .message(
                        delivery.recipientId(),
                        delivery.channel(),
                        delivery.locale(),
                        new EntryPost.Told(story, "reminder", text)));
    }
}
