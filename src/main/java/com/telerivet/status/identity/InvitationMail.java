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

/** Asks somebody to join; says nothing once the invitation was withdrawn or accepted. */
@Component
class InvitationMail implements Composer {

    static final String KIND = "identity.invitation";

    private final Invitations invitations;
    private final MailedLinks links;
    private final StatusPage page;
    private final MailTemplates templates;
    private final MessageSource messages;

    InvitationMail(
            Invitations invitations,
            MailedLinks links,
            StatusPage page,
            MailTemplates templates,
            MessageSource messages) {
        this.invitations = invitations;
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
        return invitations.withId(delivery.subjectId()).map(open -> message(delivery));
    }

    private Message message(Delivery delivery) {
        String name = page.profile().name();
        Map<String, Object> values = Map.of(
                "pageName", name,
                "pageUrl", page.profile().url(),
                "address", delivery.address(),
                "link", links.invitationLink(delivery.subjectId()));
        String subject = messages.getMessage("identity.invitation.subject", new Object[] {name}, delivery.locale());
        return new Message(templates.words("identity/invitation-mail", delivery.locale(), subject, values));
    }
}
