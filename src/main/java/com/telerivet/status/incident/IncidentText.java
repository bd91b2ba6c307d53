package com.telerivet.status.incident;

/** What a person may write: stripped, not blank, bounded; anything else is an {@link IncidentRejected}. */
final class IncidentText {

    private IncidentText() {}

    static String name(String name) {
        if (name.isBlank()) {
            throw new IncidentRejected("name", "Name can't be blank");
        }
        if (name.length() > Incidents.LONGEST_NAME) {
            throw new IncidentRejected("name", "Name is too long (at most " + Incidents.LONGEST_NAME + " characters)");
        }
        return name.strip();
    }

    static String body(String body) {
        if (body.isBlank()) {
            throw new IncidentRejected("body", "Body can't be blank");
        }
        if (body.length() > NewUpdate.LONGEST_BODY) {
            throw new IncidentRejected("body", "Body is too long (at most 25,000 characters)");
        }
        return body.strip();
    }

    /** Incidents and maintenances do not take each other's words. */
    static void requireWord(IncidentStatus status, boolean isMaintenance) {
        if (status.isOfMaintenance() != isMaintenance) {
            throw new IncidentRejected(
                    "status",
                    isMaintenance
                            ? "A maintenance is scheduled, in progress, verifying or completed"
                            : "An incident is investigating, identified, monitoring or resolved");
        }
    }
}
