package com.telerivet.status.manageapi;

import com.telerivet.status.page.BrandColour;
import com.telerivet.status.page.PagePicture;
import com.telerivet.status.page.PageProfile;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The page as clients know it: what we have no feature for is null, false or the default, and never left out. */
final class PageJson {

    /** The colour that links have is the page's own. */
    static final String LINK_COLOUR = "css_link_color";

    private static final List<String> UNKNOWN = List.of(
            "headline",
            "subdomain",
            "url",
            "notifications_from_email",
            "notifications_email_footer",
            "twitter_username",
            "ip_restrictions",
            "city",
            "state",
            "country",
            "css_body_background_color",
            "css_font_color",
            "css_light_font_color",
            "css_greens",
            "css_yellows",
            "css_oranges",
            "css_blues",
            "css_reds",
            "css_border_color",
            "css_graph_color",
            "css_no_data",
            "twitter_logo",
            "hero_cover",
            "email_logo");

    private PageJson() {}

    /** @param sms whether SMS is set up, so that subscribers may give a number */
    static Map<String, @Nullable Object> of(PageProfile page, boolean sms) {
        ApiDates dates = new ApiDates(page.zone());
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("id", page.id());
        json.put("created_at", dates.of(page.createdAt()));
        json.put("updated_at", dates.of(page.updatedAt()));
        json.put("name", page.name());
        json.put("page_description", page.about());
        json.put("branding", "basic");
        json.put("domain", URI.create(page.url()).getHost());
        json.put("support_url", page.supportUrl());
        json.put("hidden_from_search", page.look().hiddenFromSearch());
        json.put("allow_page_subscribers", true);
        json.put("allow_incident_subscribers", true);
        json.put("allow_email_subscribers", true);
        json.put("allow_sms_subscribers", sms);
        json.put("allow_rss_atom_feeds", true);
        json.put("allow_webhook_subscribers", true);
        json.put("activity_score", 0);
        json.put("viewers_must_be_team_members", false);
        json.put("time_zone", page.zone().getId());
        UNKNOWN.forEach(key -> json.put(key, null));
        BrandColour brand = page.look().brand();
        json.put(LINK_COLOUR, brand == null ? null : brand.hex().substring(1));
        json.put("favicon_logo", picture(page, page.pictures().icon(), dates, List.of("url")));
        json.put(
                "transactional_logo",
                picture(page, page.pictures().logo(), dates, List.of("original_url", "normal_url", "retina_url")));
        return json;
    }

    /** The one file that we keep of a picture, under each of the names that it goes by here. */
    private static @Nullable Map<String, Object> picture(
            PageProfile page, @Nullable PagePicture picture, ApiDates dates, List<String> names) {
        if (picture == null) {
            return null;
        }
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("updated_at", dates.of(page.updatedAt()));
        json.put("size", picture.content().length);
        names.forEach(name -> json.put(name, page.url() + picture.path()));
        return json;
    }
}
