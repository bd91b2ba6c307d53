package com.telerivet.status.notification;

import com.telerivet.status.delivery.Message;
import com.telerivet.status.incident.IncidentStory;
import com.telerivet.status.page.Language;
import com.telerivet.status.page.PageProfile;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

/** The words made last, each under all that they were made of: whatever changes makes new ones. */
final class PrintedWords {

    private static final int KEPT = 32;

    /**
     * What the words of a mail were made of.
     *
     * @param about the entry, or the reminder
     * @param isFollowed whether it goes to those who follow the incident, who are told so
     */
    record Printed(IncidentStory story, String about, PageProfile profile, Locale locale, boolean isFollowed) {

        UpdateLetter.Times times() {
            return new UpdateLetter.Times(Language.of(locale), profile.zone());
        }
    }

    private final Map<Printed, Message.Words> known = new LinkedHashMap<>(KEPT, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Printed, Message.Words> eldest) {
            return size() > KEPT;
        }
    };

    synchronized Message.Words of(Printed facts, Supplier<Message.Words> make) {
        Message.Words words = known.get(facts);
        if (words == null) {
            words = make.get();
            known.put(facts, words);
        }
        return words;
    }
}
