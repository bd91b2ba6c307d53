package com.telerivet.status.delivery.mail;

import com.telerivet.status.delivery.Message;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The letters printed last, so that many recipients of the same words cost one printing. */
final class Letters {

    private static final int KEPT = 16;

    private record Key(
            String from,
            @Nullable String name,
            Message.Words words,
            Set<String> gaps,
            @Nullable String thread,
            boolean isToSubscriber) {}

    private final Map<Key, Letter> printed = new LinkedHashMap<>(KEPT, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Letter> eldest) {
            return size() > KEPT;
        }
    };

    synchronized Letter of(Letterhead letterhead, Message message) {
        Key key = new Key(
                letterhead.from().getAddress(),
                letterhead.from().getPersonal(),
                message.words(),
                Set.copyOf(message.own().keySet()),
                message.thread(),
                message.unsubscribeUrl() != null);
        return printed.computeIfAbsent(key, k -> letterhead.print(message));
    }
}
