package com.telerivet.status.notification;

import com.telerivet.status.delivery.Composer;
import com.telerivet.status.delivery.Delivery;
import com.telerivet.status.delivery.Message;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Reminds a phone of a maintenance. */
@Component
class ReminderSms implements Composer {

    private final DueReminders due;
    private final UpdateSms sms;

    ReminderSms(DueReminders due, UpdateSms sms) {
        this.due = due;
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
        return due.find(delivery).flatMap(story -> sms.message(delivery, story, "reminder"));
    }
}
