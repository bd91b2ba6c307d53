package com.telerivet.status.admin;

import com.telerivet.status.delivery.Composer;
import com.telerivet.status.delivery.Delivery;
import com.telerivet.status.delivery.MailTemplates;
import com.telerivet.status.delivery.Message;
import com.telerivet.status.incident.IncidentStory;
import com.telerivet.status.incident.Incidents;
import com.telerivet.status.page.PageProfile;
import com.telerivet.status.page.StatusPage;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Reminds the author of an entry of the next one that it promised, as long as that is still to come. */
@Component
class PromiseMail implements Composer {

    static final String KIND = "admin.promise";
    private static final String TEMPLATE = "admin/promise-mail";

    private final Incidents incidents;
    private final StatusPage page;
    private final MailTemplates templates;
    private final DeskWords words;

    PromiseMail(Incidents incidents, StatusPage page, MailTemplates templates, DeskWords words) {
        this.incidents = incidents;
        this.page = page;
        this.templates = templates;
        this.words = words;
    }

    /** What a reminder is about; a promise that is moved is another one. */
    static String subject(String incidentId, String entryId, Instant by) {
        return incidentId + "." + entryId + "." + by.getEpochSecond();
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Optional<Message> compose(Delivery delivery) {
        String[] ids = delivery.subjectId().split("\\.", -1);
        return incidents
                .find(ids[0])
                .filter(story -> story.newest().id().equals(ids[1]))
                .flatMap(story -> story.nextUpdateBy().map(by -> message(story, by, delivery)));
    }

    private Message message(IncidentStory story, Instant by, Delivery delivery) {
        PageProfile profile = page.profile();
        String time = words.moment(by).words();
        String subject = words.say("admin.promise.mail.subject", profile.name(), time, story.name());
        Map<String, Object> values = Map.of(
                "pageName",
                profile.name(),
                "pageUrl",
                profile.url(),
                "incidentName",
                story.name(),
                "time",
                time,
                "link",
                profile.url() + "/admin/incidents/" + story.id() + "/updates/new");
        return new Message(
                templates.words(TEMPLATE, delivery.locale(), subject, values), Map.of(), "promise-" + story.id(), null);
    }
}
