package com.telerivet.status.publication.html;

import com.telerivet.status.component.ComponentSummary;
import com.telerivet.status.publication.SiteSnapshot;

/**
 * What the page of snippets fills in.
 *
 * @param url the public address, without a slash at its end
 * @param component the id of a component, for the example of its badge; "" where there is none
 */
record HelpView(String pageName, String url, String component) {

    static HelpView of(SiteSnapshot snapshot) {
        String first = snapshot.components().components().stream()
                .map(ComponentSummary::id)
                .findFirst()
                .orElse("");
        return new HelpView(snapshot.page().name(), snapshot.page().url(), first);
    }
}
