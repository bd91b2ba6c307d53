package com.telerivet.status.identity;

import com.telerivet.status.delivery.Composer;
import com.telerivet.status.delivery.Delivery;
import com.telerivet.status.delivery.MailTemplates;
import com.telerivet.status.delivery.Message;
import com.telerivet.status.page.StatusPage;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Brings the link by which somebody chooses a new password; says nothing once it is used or too old. */
@Component
class ResetMail implements Composer {

    static final String KIND = "identity.reset";

    private final PasswordResets resets;
    private final MailedLinks links;
    private final StatusPage page;
    private final MailTemplates templates;
    private final MessageSource messages;

    ResetMail(
            PasswordResets resets,
            MailedLinks links,
            StatusPage page,
            MailTemplates templates,
            MessageSource messages) {
        this.resets = resets;
        this.links = links;
        this.page = page;
        this.templates = templates;
        this.messages = messages;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Optional<Message> compose(Delivery delivery) {
        return resets.isOpen(delivery.subjectId()) ? Optional.of(message(delivery)) : Optional.empty();
    }

    private Message message(Delivery delivery) {
        String name = page.profile().name();
        Map<String, Object> values = Map.of(
                "pageName", name,
                "pageUrl", page.profile().url(),
                "address", delivery.address(),
                "link", links.resetLink(delivery.subjectId()));
        String subject = messages.getMessage("identity.reset.subject", new Object[] {name}, delivery.locale());
        return new Message(templates.words("identity/reset-mail", delivery.locale(), subject, values));
    }
}
