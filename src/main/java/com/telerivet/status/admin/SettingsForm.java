package com.telerivet.status.admin;

import com.telerivet.status.page.PageLook;
import com.telerivet.status.page.PageProfile;
import com.telerivet.status.page.PageTexts;
import java.util.Objects;

/**
 * The page's settings as they were typed.
 *
 * @param footerLinks a line for each: an address and the words of the link
 * @param version the page's version that the author saw
 */
record SettingsForm(
        String name,
        String about,
        String timeZone,
        String supportUrl,
        String footerLinks,
        String brand,
        Boolean hiddenFromSearch,
        Integer version) {

    /** A field that was not sent arrives as null, and counts as empty. */
    SettingsForm {
        name = name == null ? "" : name;
        about = about == null ? "" : about;
        timeZone = timeZone == null ? "" : timeZone;
        supportUrl = supportUrl == null ? "" : supportUrl;
        footerLinks = footerLinks == null ? "" : footerLinks;
        brand = brand == null ? "" : brand;
        hiddenFromSearch = hiddenFromSearch != null && hiddenFromSearch;
        version = version == null ? 0 : version;
    }

    static SettingsForm of(PageProfile page) {
        PageLook look = page.look();
        return new SettingsForm(
                page.name(),
                Objects.toString(page.about(), ""),
                page.zone().getId(),
                Objects.toString(page.supportUrl(), ""),
                look.footerLines(),
                look.brand() == null ? "" : look.brand().hex(),
                look.hiddenFromSearch(),
                page.version());
    }

    PageTexts texts() {
        return new PageTexts(name, timeZone, about, supportUrl);
    }

    PageLook look() {
        return PageLook.of(brand, hiddenFromSearch, footerLinks);
    }
}
