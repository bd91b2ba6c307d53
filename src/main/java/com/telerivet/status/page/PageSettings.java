package com.telerivet.status.page;

import com.telerivet.status.platform.BadSetting;
import com.telerivet.status.platform.Ids;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Settings of the page.
 *
 * @param id the page's id in the API, used when the page is created; random when not set
 */
@ConfigurationProperties("status.page")
public record PageSettings(@Nullable String id) {

    public PageSettings {
        // compose files pass on what is not set as an empty text
        id = id == null || id.isBlank() ? null : id.strip();
        if (id != null && !Ids.isId(id)) {
            throw new BadSetting(
                    "STATUS_PAGE_ID is \"" + id + "\", which is not an id of 12 lower-case letters and digits.",
                    "Give it 12 characters of a-z and 0-9, or leave it out and one is made.");
        }
    }
}
