package com.telerivet.status.identity;

/**
 * An invitation that was just made.
 *
 * @param link shown this once to whoever invites, so that it can go another way than by mail
 */
public record NewInvitation(Invitation invitation, String link) {

    /** Keeps the secret out of logs. */
    @Override
    public String toString() {
        return "NewInvitation[" + invitation + "]";
    }
}
