package com.telerivet.status.notification;

import com.telerivet.status.delivery.Composer;
import com.telerivet.status.delivery.Delivery;
import com.telerivet.status.delivery.Message;
import com.telerivet.status.incident.IncidentStatus;
import com.telerivet.status.incident.Incidents;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Reminds a phone of a maintenance that is still to come. */
@Component
class ReminderSms implements Composer {

    private final Incidents incidents;
    private final UpdateSms sms;

    ReminderSms(Incidents incidents, UpdateSms sms) {
        this.incidents = incidents;
        this.sms = sms;
    }

    @Override
    public String kind() {
        return ReminderMail.KIND;
    }

    @Override
    public boolean speaksOn(String channel) {
        return channel.equals("sms");
    }

    @Override
    public Optional<Message> compose(Delivery delivery) {
        String subject = delivery.subjectId();
        return incidents
                .find(subject.substring(0, subject.indexOf('.')))
                .filter(story -> story.status() == IncidentStatus.SCHEDULED)
                .flatMap(story -> sms.message(delivery, story, "reminder"));
    }
}
