package com.telerivet.status.delivery;

import java.util.Locale;

/**
 * A message to be sent to one recipient.
 *
 * @param kind which {@link Composer} makes the words
 * @param subjectId what the message is about, up to 40 characters; the same kind, subject and recipient is one delivery
 * @param channel which {@link Channel} carries it
 */
public record NewDelivery(
        String kind, String subjectId, String recipientId, String channel, String address, Locale locale, Lane lane) {}
