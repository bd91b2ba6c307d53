package com.telerivet.status.incident;

/** Somebody else changed the incident after the editor had opened it; nothing was saved. */
public class EditedMeanwhile extends RuntimeException {

    EditedMeanwhile(String incidentId) {
        super("Somebody else changed the incident " + incidentId + " meanwhile");
    }
}
