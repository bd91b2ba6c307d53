package com.telerivet.status.page;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How the public page presents itself.
 *
 * @param brand null for the usual colour
 * @param hiddenFromSearch whether search engines are asked not to list the page
 */
public record PageLook(@Nullable BrandColour brand, boolean hiddenFromSearch, List<FooterLink> footerLinks) {

    /** As a page looks before anybody decides about it. */
    public static PageLook plain() {
        return new PageLook(null, false, List.of());
    }

    /**
     * Reads what was typed.
     *
     * @param brand a colour, or "" for the usual one
     * @param footerLinks a line for each, an address and its words
     * @throws PageRejected with what is wrong with it
     */
    public static PageLook of(String brand, boolean hiddenFromSearch, String footerLinks) {
        BrandColour colour = brand.isBlank()
                ? null
                : BrandColour.of(brand)
                        .orElseThrow(() -> new PageRejected("brand", "Give a colour such as #1f5fbf, or nothing."));
        return new PageLook(colour, hiddenFromSearch, FooterLink.read(footerLinks));
    }

    /** The links as they are typed. */
    public String footerLines() {
        return footerLinks.stream().map(link -> link.url() + " " + link.words()).collect(Collectors.joining("\n"));
    }
}
