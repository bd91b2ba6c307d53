package com.telerivet.status.publication;

import com.telerivet.status.incident.IncidentStory;
import java.util.List;

/**
 * What a {@link Question} found.
 *
 * @param total how many incidents there are in all
 * @param stories those of the asked page, newest first
 */
public record Finding(Question question, int total, List<IncidentStory> stories) {

    public static final int PAGE = 20;

    /** How many pages can be shown, none where nothing was found. */
    public int pages() {
        return pages(total);
    }

    static int pages(int total) {
        return Math.min(Question.MOST_PAGES, (total + PAGE - 1) / PAGE);
    }
}
