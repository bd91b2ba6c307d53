package com.telerivet.status.admin;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a maintenance as the page shows them.
 *
 * @param zone by whose clocks times are typed, for example {@code Europe/Berlin}
 * @param people how many would hear of it, in words
 * @param preview the text as it will be published, or null before it was asked for
 * @param steps what will happen and when, one sentence each; empty before it was asked for
 * @param translations the text in the other languages of the page
 * @param problems for each field that is at fault what is wrong, in words
 */
record MaintenanceView(
        MaintenanceForm form,
        List<Choice> components,
        String zone,
        String people,
        @Nullable String preview,
        List<String> steps,
        TranslationFields translations,
        Map<String, String> problems) {}
