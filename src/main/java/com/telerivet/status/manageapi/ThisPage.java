package com.telerivet.status.manageapi;

import com.telerivet.status.page.EmbedLook;
import com.telerivet.status.page.PageLook;
import com.telerivet.status.page.PageProfile;
import com.telerivet.status.page.PageTexts;
import com.telerivet.status.page.StatusPage;
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

    PageProfile embed(EmbedLook look) {
        return page.embed(look);
    }

    PageProfile present(PageTexts texts, PageLook look) {
        return page.present(texts, look, null);
    }
}
