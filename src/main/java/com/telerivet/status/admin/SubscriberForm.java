package com.telerivet.status.admin;

import org.jspecify.annotations.Nullable;

/**
 * A subscriber that somebody adds by hand.
 *
 * @param agreed "yes" where the address has agreed already
 * @param consent where it did
 */
record SubscriberForm(@Nullable String address, @Nullable String agreed, @Nullable String consent) {

    private static final int LONGEST_CONSENT = 255;

    @Override
    public String address() {
        return address == null ? "" : address.strip();
    }

    @Override
    public String consent() {
        String plain = consent == null ? "" : consent.strip();
        return plain.substring(0, Math.min(plain.length(), LONGEST_CONSENT));
    }

    public boolean isAgreed() {
        return "yes".equals(agreed);
    }
}
