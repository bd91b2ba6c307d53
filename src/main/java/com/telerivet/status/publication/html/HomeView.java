package com.telerivet.status.publication.html;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything the front page says, in ready words. Incidents and work name their components by their ids, with blanks
 * between.
 */
record HomeView(
        String title,
        String status,
        String headline,
        @Nullable String answer,
        Moment asOf,
        @Nullable String about,
        List<OpenIncident> open,
        List<Work> maintenance,
        List<Group> groups,
        MetricsView metrics,
        List<Day> days) {

    /** Whether there is more than one component to choose from. */
    public boolean isChoosable() {
        return groups.stream().mapToInt(group -> group.components().size()).sum() > 1;
    }

    /**
     * @param about what readers look for first, as HTML
     * @param newest the newest entry alone, in a list of one (or none, before the first entry)
     */
    record OpenIncident(
            String id,
            String components,
            String url,
            Title title,
            String impact,
            Moment began,
            String lasting,
            Advice about,
            @Nullable Promise promise,
            List<StatusLine> affected,
            List<EntryView> newest,
            List<EntryView> earlier,
            String earlierWords) {}

    /**
     * A maintenance that is planned or under way.
     *
     * @param how "begins in 3 h", "under way for 12 min"
     * @param calendar the address of its calendar entry
     */
    record Work(
            String id,
            String components,
            String url,
            Title title,
            boolean isUnderWay,
            Moment from,
            Moment until,
            String how,
            String calendar,
            List<StatusLine> affected,
            List<EntryView> newest) {}

    /** @param name null for the components that are in no group */
    record Group(
            @Nullable String id,
            @Nullable String name,
            @Nullable String about,
            String status,
            boolean unfolded,
            List<Component> components) {}

    record Component(String id, String name, @Nullable String about, String status, @Nullable UptimeBars bars) {}

    record Day(Moment date, List<PastIncident> incidents, String calm) {}

    record PastIncident(String url, String components, Title title, String impact, List<EntryView> entries) {}
}
