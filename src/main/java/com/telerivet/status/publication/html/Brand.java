package com.telerivet.status.publication.html;

import com.telerivet.status.page.BrandColour;
import com.telerivet.status.page.PageLook;

/** The page's own colour, for actions and links in both themes; a status never has it. */
final class Brand {

    private Brand() {}

    /** A rule that outweighs the usual colours; nothing where the page has no colour of its own. */
    static String style(PageLook look) {
        BrandColour brand = look.brand();
        return brand == null
                ? ""
                : ":root{--brand:" + brand.hex() + ";--on-brand:" + brand.onIt().hex() + ";--link:light-dark("
                        + brand.onLight().hex() + "," + brand.onDark().hex() + ")}\n";
    }
}
