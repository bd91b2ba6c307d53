package com.telerivet.status.manageapi;

import com.telerivet.status.page.BrandColour;
import com.telerivet.status.page.PageLook;
import com.telerivet.status.page.PageProfile;
import com.telerivet.status.page.PageTexts;
import com.telerivet.status.subscriber.Phones;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;

/** {@code /v1/pages}: the page itself. */
@RestController
@RequestMapping("/v1/pages")
class PageController {

    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_ABOUT = 2000;
    private static final int LONGEST_URL = 500;

    private final ThisPage page;
    private final Phones phones;

    PageController(ThisPage page, Phones phones) {
        this.page = page;
        this.phones = phones;
    }

    @GetMapping
    List<Map<String, @Nullable Object>> all(Paging paging) {
        return paging.of(List.of(json(page.profile())));
    }

    @GetMapping("/{pageId}")
    Map<String, @Nullable Object> one(@PathVariable String pageId) {
        return json(page.named(pageId));
    }

    /** What the page has no use for is taken without effect. */
    @RequestMapping(
            path = "/{pageId}",
            method = {RequestMethod.PATCH, RequestMethod.PUT})
    Map<String, @Nullable Object> change(@PathVariable String pageId, ApiInput input) {
        PageProfile old = page.named(pageId);
        Fields fields = input.fields("page", old.zone());
        String name = fields.has("name") ? fields.required("name", LONGEST_NAME) : old.name();
        String about = fields.has("page_description") ? fields.text("page_description", LONGEST_ABOUT) : old.about();
        String support = fields.has("support_url") ? fields.text("support_url", LONGEST_URL) : old.supportUrl();
        if (support != null && !support.matches("(?:https?://|mailto:)[^\\s\"<>]+")) {
            throw ApiError.invalid("Support url must begin with https://, http:// or mailto:");
        }
        String zone = fields.text("time_zone", 100);
        if (zone != null && !ZoneId.getAvailableZoneIds().contains(zone)) {
            throw ApiError.invalid("Time zone must be an IANA name such as Europe/Berlin");
        }
        PageLook look = old.look();
        boolean isHidden = fields.flag("hidden_from_search", look.hiddenFromSearch());
        return json(page.present(
                new PageTexts(
                        name,
                        zone == null ? old.zone().getId() : zone,
                        Objects.requireNonNullElse(about, ""),
                        Objects.requireNonNullElse(support, "")),
                new PageLook(brand(fields, look), isHidden, look.footerLinks())));
    }

    private static @Nullable BrandColour brand(Fields fields, PageLook look) {
        if (!fields.has(PageJson.LINK_COLOUR)) {
            return look.brand();
        }
        String colour = fields.text(PageJson.LINK_COLOUR, 7);
        return colour == null
                ? null
                : BrandColour.of(colour)
                        .orElseThrow(() -> ApiError.invalid("Css link color must be six hexadecimal digits"));
    }

    private Map<String, @Nullable Object> json(PageProfile profile) {
        return PageJson.of(profile, phones.areOffered());
    }
}
