package com.telerivet.status.manageapi;

import com.telerivet.status.page.PageProfile;
import com.telerivet.status.page.StatusPage;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The one page that this API speaks of. */
@Component
class ThisPage {

    private final StatusPage page;

    ThisPage(StatusPage page) {
        this.page = page;
    }

    PageProfile profile() {
        return page.profile();
    }

    /** The page, when the path names it; any other id is not found. */
    PageProfile named(String id) {
        PageProfile profile = page.profile();
        if (!profile.id().equals(id)) {
            throw ApiError.notFound("Page");
        }
        return profile;
    }

    PageProfile describe(String name, ZoneId zone, @Nullable String about, @Nullable String supportUrl) {
        return page.describe(name, zone, about, supportUrl, null);
    }
}
