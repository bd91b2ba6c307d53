package com.telerivet.status.alert;

import com.telerivet.status.delivery.Delivery;

/**
 * What people on call are told of: that a proposal's rule fires, or that it is good again.
 *
 * @param proposalId of what the rule proposed when it began to fire
 */
record AlertSubject(String proposalId, boolean isFiring) {

    private static final String FIRING = ".firing";
    private static final String RECOVERED = ".recovered";

    static AlertSubject of(Delivery delivery) {
        String[] parts = delivery.subjectId().split("\\.", 2);
        return new AlertSubject(parts[0], delivery.subjectId().endsWith(FIRING));
    }

    /** As a delivery has it: the same for the mail and the webhook, and at every try. */
    String id() {
        return proposalId + (isFiring ? FIRING : RECOVERED);
    }
}
