package com.telerivet.status.page;

import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** A drawing (SVG) that only draws: whatever {@link DrawingRules} do not know is refused, not mended. */
final class Drawing {

    static final String MEDIA_TYPE = "image/svg+xml";

    private static final int MOST_ELEMENTS = 5000;
    private static final int MOST_DEPTH = 40;

    /** Each may draw all that the one before it drew, twice: a short file could draw for ever. */
    private static final int MOST_USES = 20;

    private final XMLStreamReader reader;
    private final DrawingRules rules = new DrawingRules();
    private int elements;
    private int depth;
    private int uses;
    private boolean isStyle;

    private Drawing(XMLStreamReader reader) {
        this.reader = reader;
    }

    static boolean isOne(byte[] sent) {
        String head = new String(sent, 0, Math.min(sent.length, 200), StandardCharsets.UTF_8);
        return head.replace("\uFEFF", "").stripLeading().startsWith("<");
    }

    /** @throws PageRejected with what is wrong */
    static PictureFile read(byte[] sent) {
        String text = text(sent);
        if (text.contains("<!DOCTYPE") || text.contains("<!ENTITY")) {
            throw PictureFile.rejected("This drawing has a DOCTYPE, which is not taken here. Save it without one"
                    + " (as “plain” or “optimised” SVG), or send a PNG.");
        }
        XMLInputFactory parsers = XMLInputFactory.newDefaultFactory();
        parsers.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        parsers.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        parsers.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        try {
            XMLStreamReader reader = parsers.createXMLStreamReader(new StringReader(text));
            int[] size = new Drawing(reader).walk();
            return new PictureFile(MEDIA_TYPE, size[0], size[1], text.getBytes(StandardCharsets.UTF_8));
        } catch (XMLStreamException e) {
            throw PictureFile.rejected("This drawing cannot be read as SVG. Save it anew, or send a PNG.");
        }
    }

    private static String text(byte[] sent) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(sent))
                    .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw PictureFile.rejected("This drawing is not written in UTF-8. Save it anew, or send a PNG.");
        }
    }

    /** Its width and its height. */
    private int[] walk() throws XMLStreamException {
        String encoding = reader.getCharacterEncodingScheme();
        if (encoding != null && !encoding.toLowerCase(Locale.ROOT).equals("utf-8")) {
            throw PictureFile.rejected("This drawing says that it is written in another encoding than UTF-8.");
        }
        int[] size = {0, 0};
        while (reader.hasNext()) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    if (depth == 0) {
                        size = rules.size(reader);
                    }
                    enter();
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    depth--;
                    isStyle = false;
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                    if (isStyle) {
                        rules.checkStyle(reader.getText());
                    }
                }
                case XMLStreamConstants.SPACE, XMLStreamConstants.COMMENT, XMLStreamConstants.END_DOCUMENT -> {}
                default -> throw DrawingRules.refused("an instruction or an entity");
            }
        }
        return size;
    }

    private void enter() {
        rules.check(reader);
        isStyle = reader.getLocalName().equals("style");
        if (reader.getLocalName().equals("use")) {
            uses++;
        }
        if (++elements > MOST_ELEMENTS || ++depth > MOST_DEPTH || uses > MOST_USES) {
            throw PictureFile.rejected("This drawing has too many parts. Simplify it, or send a PNG.");
        }
    }
}
