package com.telerivet.status.admin;

import com.telerivet.status.delivery.Composer;
import com.telerivet.status.delivery.Delivery;
import com.telerivet.status.delivery.MailTemplates;
import com.telerivet.status.delivery.Message;
import com.telerivet.status.incident.IncidentStory;
import com.telerivet.status.incident.Incidents;
import com.telerivet.status.incident.ReminderIntervals;
import com.telerivet.status.page.PageProfile;
import com.telerivet.status.page.StatusPage;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Says that nothing was written on an incident for hours, as long as that is so. */
@Component
class SilenceMail implements Composer {

    static final String KIND = "admin.reminder";
    private static final String TEMPLATE = "admin/reminder-mail";

    private final Incidents incidents;
    private final StatusPage page;
    private final MailTemplates templates;
    private final DeskWords words;

    SilenceMail(Incidents incidents, StatusPage page, MailTemplates templates, DeskWords words) {
        this.incidents = incidents;
        this.page = page;
        this.templates = templates;
        this.words = words;
    }

    static String subject(String incidentId, String entryId, int hours) {
        return incidentId + "." + entryId + "." + hours;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Optional<Message> compose(Delivery delivery) {
        String[] about = delivery.subjectId().split("\\.", -1);
        return incidents
                .find(about[0])
                .filter(story -> story.isOpen()
                        && story.lastWritten().id().equals(about[1])
                        && !story.reminders().equals(ReminderIntervals.NEVER))
                .map(story -> message(story, about[2], delivery));
    }

    private Message message(IncidentStory story, String hours, Delivery delivery) {
        PageProfile profile = page.profile();
        String subject = words.say("admin.reminder.mail.subject", profile.name(), hours, story.name());
        Map<String, Object> values = Map.of(
                "pageName", profile.name(),
                "pageUrl", profile.url(),
                "incidentName", story.name(),
                "hours", hours,
                "time", words.moment(story.lastWritten().createdAt()).words(),
                "link", profile.url() + "/admin/incidents/" + story.id() + "/updates/new");
        return new Message(
                templates.words(TEMPLATE, delivery.locale(), subject, values),
                Map.of(),
                "reminder-" + story.id(),
                null);
    }
}
