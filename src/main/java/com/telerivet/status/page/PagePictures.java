package com.telerivet.status.page;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The pictures of a page.
 *
 * @param darkLogo for dark themes, where the logo cannot be seen on dark ground
 * @param icon for a browser's tab; where there is none, the tab shows the status
 */
public record PagePictures(@Nullable PagePicture logo, @Nullable PagePicture darkLogo, @Nullable PagePicture icon) {

    public static PagePictures none() {
        return new PagePictures(null, null, null);
    }

    public List<PagePicture> all() {
        return Stream.of(logo, darkLogo, icon).filter(Objects::nonNull).toList();
    }

    /** The logo that mails may show. */
    public @Nullable PagePicture mailLogo() {
        return logo != null && logo.isForMails() ? logo : null;
    }

    /** What the logo says to those who do not see it. */
    public String logoText(String pageName) {
        return logo == null || logo.alternativeText().isBlank() ? pageName : logo.alternativeText();
    }
}
