package com.telerivet.status.admin;

import com.telerivet.status.delivery.DeliverySummary;

/**
 * A delivery as the desk lists it.
 *
 * @param problem what the other side said last, or ""
 */
record DeliveryRow(Subject subject, String address, String state, String problem, Moment at) {

    /**
     * What it is about.
     *
     * @param link to the page of the entry's deliveries, or ""
     */
    record Subject(String words, String link) {}

    static DeliveryRow of(DeliverySummary delivery, Subject subject, DeskWords words) {
        String problem = delivery.lastError() == null ? "" : delivery.lastError();
        boolean isRetry = delivery.state().equals("queued") && delivery.attempts() > 0;
        return new DeliveryRow(
                subject,
                delivery.address(),
                isRetry
                        ? words.say("admin.outbox.state.retry", delivery.attempts())
                        : words.say("admin.outbox.state." + delivery.state()),
                problem,
                words.moment(delivery.finishedAt() == null ? delivery.createdAt() : delivery.finishedAt()));
    }
}
