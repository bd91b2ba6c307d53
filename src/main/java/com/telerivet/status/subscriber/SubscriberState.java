package com.telerivet.status.subscriber;

import java.util.Locale;

/** How far a subscription is. */
public enum SubscriberState {
    /** Somebody asked for it; the address has not agreed yet. */
    UNCONFIRMED,
    ACTIVE,
    UNSUBSCRIBED;

    /** The word in the database and in message keys. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
