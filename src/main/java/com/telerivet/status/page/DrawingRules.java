package com.telerivet.status.page;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** What a drawing may consist of. Nothing here can run, load, lead anywhere or move. */
final class DrawingRules {

    private static final String SVG = "http://www.w3.org/2000/svg";
    private static final String XLINK = "http://www.w3.org/1999/xlink";
    private static final String XML = "http://www.w3.org/XML/1998/namespace";
    private static final Set<String> ELEMENTS =
            words("svg g defs title desc style path rect circle ellipse line polyline polygon text tspan linearGradient"
                    + " radialGradient stop clipPath mask symbol use");
    private static final Set<String> ATTRIBUTES = words(
            "id class style role version baseProfile width height viewBox preserveAspectRatio transform type x y x1 y1 x2"
                    + " y2 cx cy r rx ry fx fy fr dx dy d points pathLength offset rotate textLength lengthAdjust"
                    + " gradientUnits gradientTransform spreadMethod clipPathUnits maskUnits maskContentUnits"
                    + " fill fill-opacity fill-rule stroke stroke-width stroke-opacity stroke-linecap stroke-linejoin"
                    + " stroke-miterlimit stroke-dasharray stroke-dashoffset stop-color stop-opacity opacity color display"
                    + " visibility overflow clip clip-path clip-rule mask mask-type font-family font-size font-style"
                    + " font-weight font-variant font-stretch letter-spacing word-spacing text-anchor dominant-baseline"
                    + " alignment-baseline baseline-shift text-decoration writing-mode direction unicode-bidi"
                    + " paint-order vector-effect shape-rendering text-rendering color-interpolation color-rendering"
                    + " image-rendering enable-background mix-blend-mode isolation focusable xml:space href");
    private static final Pattern HARMLESS_NAME = Pattern.compile("(data|aria)-[a-z-]{1,40}");
    private static final Pattern WITHIN = Pattern.compile("#[\\w.:-]{1,100}");
    private static final Pattern URL = Pattern.compile("url\\s*\\(\\s*['\"]?\\s*(.)?");
    private static final Pattern NUMBER = Pattern.compile("([0-9]{1,6}(?:\\.[0-9]{1,20})?)(?:px|pt)?");
    private static final Pattern BOX = Pattern.compile("[\\s,]+");

    /** @throws PageRejected where the element at which the reader stands may do more than draw */
    void check(XMLStreamReader reader) {
        String name = reader.getLocalName();
        if (!SVG.equals(reader.getNamespaceURI()) || !ELEMENTS.contains(name)) {
            throw refused("<" + name + ">");
        }
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            check(reader.getAttributeNamespace(i), reader.getAttributeLocalName(i), reader.getAttributeValue(i));
        }
    }

    /** @throws PageRejected where a style may load something or hides what it says */
    void checkStyle(String style) {
        String plain = style.toLowerCase(Locale.ROOT);
        Matcher url = URL.matcher(plain);
        while (url.find()) {
            if (!"#".equals(url.group(1))) {
                throw refused("a link to elsewhere");
            }
        }
        if (plain.contains("@import")
                || plain.contains("\\")
                || plain.contains(":/")
                || plain.contains("image(")
                || plain.contains("image-set")
                || plain.contains("expression")
                || plain.contains("javascript:")) {
            throw refused("a style that loads something");
        }
    }

    /** How wide and how high a drawing is, by the box it draws in or by what it says of itself. */
    int[] size(XMLStreamReader reader) {
        String box = reader.getAttributeValue(null, "viewBox");
        String[] parts = box == null ? new String[0] : BOX.split(box.strip());
        int width = number(parts.length == 4 ? parts[2] : reader.getAttributeValue(null, "width"));
        int height = number(parts.length == 4 ? parts[3] : reader.getAttributeValue(null, "height"));
        if (!reader.getLocalName().equals("svg") || width < 1 || height < 1) {
            throw PictureFile.rejected(
                    "This drawing does not say how large it is. Save it anew with a viewBox, or send" + " a PNG.");
        }
        return new int[] {width, height};
    }

    static PageRejected refused(String what) {
        return PictureFile.rejected("This drawing holds " + what + ", which is not taken here, because it could do more"
                + " than draw. Save it as “plain” or “optimised” SVG, or send a PNG.");
    }

    private void check(@Nullable String namespace, String name, String value) {
        String space = namespace == null ? "" : namespace;
        boolean isLink = name.equals("href") && (space.isEmpty() || space.equals(XLINK));
        if (isLink) {
            if (!WITHIN.matcher(value).matches()) {
                throw refused("a link to elsewhere");
            }
            return;
        }
        String whole = space.equals(XML) ? "xml:" + name : name;
        boolean isKnown = (space.isEmpty() || space.equals(XML)) && ATTRIBUTES.contains(whole);
        if (!isKnown && !(space.isEmpty() && HARMLESS_NAME.matcher(name).matches())) {
            throw refused("“" + name + "”");
        }
        checkStyle(value);
    }

    private static int number(@Nullable String text) {
        Matcher number = NUMBER.matcher(text == null ? "" : text.strip());
        return number.matches() ? (int) Math.ceil(Double.parseDouble(number.group(1))) : 0;
    }

    private static Set<String> words(String text) {
        return Set.of(text.split("\\s+"));
    }
}
