package com.telerivet.status.notification;

import com.telerivet.status.delivery.Composer;
import com.telerivet.status.delivery.Delivery;
import com.telerivet.status.delivery.Message;
import com.telerivet.status.incident.IncidentStatus;
import com.telerivet.status.incident.Incidents;
import com.telerivet.status.incident.Maintenance;
import com.telerivet.status.subscriber.Endpoints;
import java.util.List;
import java.util.Optional;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Reminds endpoints of a maintenance; of one that was moved, cancelled or begun meanwhile not at all. */
@Component
class ReminderPost implements Composer {

    private final Incidents incidents;
    private final EntryPost post;
    private final MessageSource messages;

    ReminderPost(Incidents incidents, EntryPost post, MessageSource messages) {
        this.incidents = incidents;
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
        String subject = delivery.subjectId();
        String text = messages.getMessage("notification.reminder", null, delivery.locale());
        return incidents
                .find(subject.substring(0, subject.indexOf('.')))
                .filter(story -> story.status() == IncidentStatus.SCHEDULED)
                .filter(story -> Optional.ofNullable(story.maintenance())
                        .map(Maintenance::remindedAt)
                        .isPresent())
                .flatMap(story -> post.to(List.of(delivery.recipientId()))
                        .message(
                                delivery.recipientId(),
                                delivery.channel(),
                                delivery.locale(),
                                new EntryPost.Told(story, "reminder", text)));
    }
}
