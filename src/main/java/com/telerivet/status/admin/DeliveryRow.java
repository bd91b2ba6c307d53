package com.telerivet.status.admin;

import com.telerivet.status.delivery.DeliverySummary;

/**
 * A delivery as the desk lists it.
 *
 * @param subject what kind of message it is
 * @param problem what the other side said last, or ""
 */
record DeliveryRow(String subject, String address, String state, String problem, Moment at) {

    static DeliveryRow of(DeliverySummary delivery, DeskWords words) {
        String problem = delivery.lastError() == null ? "" : delivery.lastError();
        boolean isRetry = delivery.state().equals("queued") && delivery.attempts() > 0;
        return new DeliveryRow(
                words.name("admin.outbox.kind." + delivery.kind(), delivery.kind()),
                delivery.address(),
                isRetry
                        ? words.say("admin.outbox.state.retry", delivery.attempts())
                        : words.say("admin.outbox.state." + delivery.state()),
                problem,
                words.moment(delivery.finishedAt() == null ? delivery.createdAt() : delivery.finishedAt()));
    }
}
