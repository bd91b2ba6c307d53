package com.telerivet.status.admin;

import com.telerivet.status.subscriber.Subscribers;
import java.util.Set;
import org.springframework.stereotype.Component;

/** How many would hear of an entry. */
@Component
class Audience {

    private final Subscribers subscribers;
    private final DeskWords words;

    Audience(Subscribers subscribers, DeskWords words) {
        this.subscribers = subscribers;
        this.words = words;
    }

    /**
     * "1,204 people"
     *
     * @param touched all components that the incident names, this entry's included
     */
    String of(Set<String> touched) {
        return words.say("admin.people", subscribers.countActive(touched));
    }
}
