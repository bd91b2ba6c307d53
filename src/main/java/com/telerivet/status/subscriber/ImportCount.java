package com.telerivet.status.subscriber;

/**
 * What becomes of the lines of a table.
 *
 * @param added hear of news at once
 * @param asked are asked by mail first
 * @param known are there already and stay as they are
 * @param gone have unsubscribed here, and come back by their own agreement only
 * @param noted have unsubscribed elsewhere, which is kept so that nobody subscribes them
 * @param suspended refused what was sent to them, or were paused by the team
 */
public record ImportCount(int added, int asked, int known, int gone, int noted, int suspended) {

    static final ImportCount NONE = new ImportCount(0, 0, 0, 0, 0, 0);

    ImportCount and(ImportCount other) {
        return new ImportCount(
                added + other.added,
                asked + other.asked,
                known + other.known,
                gone + other.gone,
                noted + other.noted,
                suspended + other.suspended);
    }

    /** Whether it would change anything. */
    public boolean isAny() {
        return added + asked + noted > 0;
    }
}
