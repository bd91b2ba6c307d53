package com.telerivet.status.admin;

import com.telerivet.status.delivery.Suspension;
import com.telerivet.status.delivery.Suspensions;
import com.telerivet.status.subscriber.News;
import com.telerivet.status.subscriber.Recipients;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** How many would hear of an entry, by channel; addresses to which nothing is sent any more do not count. */
@Component
class Audience {

    private static final String MAIL = "mail";
    private static final int MOST_SUSPENDED = 10_000;

    private final Recipients recipients;
    private final Suspensions suspensions;
    private final DeskWords words;

    Audience(Recipients recipients, Suspensions suspensions, DeskWords words) {
        this.recipients = recipients;
        this.suspensions = suspensions;
        this.words = words;
    }

    /** How many hear of an entry: "1,204 people", or "1,204 people, 3 by webhook". */
    String of(News news) {
        return words(count(news));
    }

    /** The same as figures. */
    Map<String, Long> count(News news) {
        List<String> silent = suspensions.latest(MOST_SUSPENDED).stream()
                .map(Audience::address)
                .toList();
        return recipients.countByChannel(news, silent);
    }

    String words(Map<String, Long> counts) {
        List<String> parts = new ArrayList<>(List.of(people(counts)));
        others(counts).forEach((channel, count) -> parts.add(words.say("admin.people.other", count, name(channel))));
        return String.join(", ", parts);
    }

    /** "mails 1,204 people, notifies 3 by webhook" */
    String consequence(Map<String, Long> counts) {
        List<String> parts = new ArrayList<>();
        if (counts.containsKey(MAIL) || counts.isEmpty()) {
            parts.add(words.say("admin.consequence.notifies", people(counts)));
        }
        others(counts)
                .forEach((channel, count) ->
                        parts.add(words.say("admin.consequence.notifies.other", count, name(channel))));
        return String.join(", ", parts);
    }

    private String people(Map<String, Long> counts) {
        return words.say("admin.people", counts.getOrDefault(MAIL, 0L));
    }

    private static Map<String, Long> others(Map<String, Long> counts) {
        Map<String, Long> others = new TreeMap<>(counts);
        others.remove(MAIL);
        return others;
    }

    private String name(String channel) {
        return words.name("admin.channel." + channel, channel);
    }

    private static String address(Suspension suspension) {
        return suspension.channel() + ":" + suspension.address().toLowerCase(Locale.ROOT);
    }
}
