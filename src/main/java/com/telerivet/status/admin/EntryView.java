package com.telerivet.status.admin;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The fields of an entry as the page shows them.
 *
 * @param touched the components that earlier entries named, separated by commas
 * @param people how many would hear of it, in words
 * @param preview the text as it will be published, or null before it was asked for
 * @param consequence what publishing will do
 * @param problems for each field that is at fault what is wrong, in words
 */
record EntryView(
        EntryForm form,
        List<Choice> statuses,
        List<Choice> impacts,
        List<Choice> promises,
        List<ComponentRow> components,
        String touched,
        String people,
        @Nullable String preview,
        String consequence,
        Map<String, String> problems) {}
