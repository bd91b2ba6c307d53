package com.telerivet.status.admin;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The fields of an entry as the page shows them.
 *
 * @param incidentId of the incident to which it is added; "" for a report
 * @param heals the components that {@link EntryForm#ALL_WELL} sets, separated by commas
 * @param people how many would hear of it, in words
 * @param preview the text as it will be published; null before there is one, unless it was asked for
 * @param impact "Impact: Major (computed)", or "" before it was asked for
 * @param consequence what publishing will do
 * @param translations the text in each other language that the page offers
 * @param problems for each field that is at fault what is wrong, in words
 */
record EntryView(
        EntryForm form,
        List<Choice> statuses,
        List<Choice> impacts,
        List<Choice> promises,
        List<ComponentRow> components,
        String incidentId,
        String heals,
        String people,
        @Nullable String preview,
        String impact,
        String consequence,
        TranslationFields translations,
        Map<String, String> problems) {}
