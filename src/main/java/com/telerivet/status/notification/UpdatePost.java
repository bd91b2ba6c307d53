package com.telerivet.status.notification;

import com.telerivet.status.delivery.Composer;
import com.telerivet.status.delivery.Delivery;
import com.telerivet.status.delivery.Message;
import com.telerivet.status.incident.IncidentStory;
import com.telerivet.status.incident.Incidents;
import com.telerivet.status.subscriber.Endpoints;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** Tells endpoints of one entry, as things stand at the moment of sending; {@link UpdateMail} tells people. */
@Component
class UpdatePost implements Composer {

    private final Incidents incidents;
    private final EntryPost post;

    UpdatePost(Incidents incidents, EntryPost post) {
        this.incidents = incidents;
        this.post = post;
    }

    @Override
    public String kind() {
        return UpdateMail.KIND;
    }

    @Override
    public boolean speaksOn(String channel) {
        return Endpoints.isOne(channel);
    }

    @Override
    public Optional<Message> compose(Delivery delivery) {
        return forAll(List.of(delivery)).apply(delivery);
    }

    @Override
    public Function<Delivery, Optional<Message>> forAll(List<Delivery> batch) {
        EntryPost.To to = post.to(batch.stream().map(Delivery::recipientId).toList());
        Map<String, Optional<IncidentStory>> stories = new HashMap<>();
        return delivery -> {
            EntryKey key = EntryKey.of(delivery.subjectId());
            String language = delivery.locale().getLanguage();
            return stories.computeIfAbsent(key.incidentId(), incidents::find)
                    .flatMap(story -> key.in(story)
                            .map(entry -> new EntryPost.Told(story, story.label(entry), entry.text(language))))
                    .flatMap(told -> to.message(delivery.recipientId(), delivery.channel(), delivery.locale(), told));
        };
    }
}
