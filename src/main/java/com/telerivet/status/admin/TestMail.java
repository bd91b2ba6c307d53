package com.telerivet.status.admin;

import com.telerivet.status.delivery.Composer;
import com.telerivet.status.delivery.Delivery;
import com.telerivet.status.delivery.MailTemplates;
import com.telerivet.status.delivery.Message;
import com.telerivet.status.page.PageProfile;
import com.telerivet.status.page.StatusPage;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** A mail that somebody at the desk sends to themselves, to see that mails arrive. */
@Component
class TestMail implements Composer {

    static final String KIND = "admin.test";
    static final String RECIPIENT = "desk";
    private static final String TEMPLATE = "admin/test-mail";

    private final StatusPage page;
    private final MailTemplates templates;
    private final DeskWords words;

    TestMail(StatusPage page, MailTemplates templates, DeskWords words) {
        this.page = page;
        this.templates = templates;
        this.words = words;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Optional<Message> compose(Delivery delivery) {
        PageProfile profile = page.profile();
        String subject = words.say("admin.outbox.test.subject", profile.name());
        Map<String, Object> values = Map.of(
                "pageName", profile.name(),
                "pageUrl", profile.url(),
                "asked", words.moment(delivery.createdAt()).words());
        return Optional.of(new Message(templates.words(TEMPLATE, delivery.locale(), subject, values)));
    }
}
