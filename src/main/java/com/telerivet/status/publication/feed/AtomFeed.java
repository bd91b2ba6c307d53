package com.telerivet.status.publication.feed;

import com.telerivet.status.incident.IncidentStory;
import com.telerivet.status.page.PageProfile;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Atom 1.0. An entry's {@code published} moves with its newest word, as readers of Statuspage's feeds know it. */
final class AtomFeed {

    private AtomFeed() {}

    static String of(Channel channel) {
        return XmlText.of(xml -> write(xml, channel));
    }

    private static void write(XMLStreamWriter xml, Channel channel) throws XMLStreamException {
        PageProfile page = channel.page();
        xml.writeStartElement("feed");
        xml.writeDefaultNamespace("http://www.w3.org/2005/Atom");
        xml.writeAttribute("xml:lang", "en-US");
        XmlText.element(xml, "id", channel.tag() + channel.path());
        link(xml, "alternate", page.url());
        link(xml, "self", page.url() + channel.path() + ".atom");
        XmlText.element(xml, "title", channel.title());
        XmlText.element(xml, "updated", channel.updated().toString());
        xml.writeStartElement("author");
        XmlText.element(xml, "name", page.name());
        xml.writeEndElement();
        EntriesHtml html = new EntriesHtml(page.zone());
        for (IncidentStory story : channel.stories()) {
            xml.writeStartElement("entry");
            XmlText.element(xml, "id", channel.tag() + "Incident/" + story.id());
            XmlText.element(xml, "published", story.newest().displayAt().toString());
            XmlText.element(xml, "updated", Channel.updated(story).toString());
            link(xml, "alternate", channel.address(story));
            XmlText.element(xml, "title", story.name());
            xml.writeStartElement("content");
            xml.writeAttribute("type", "html");
            xml.writeCharacters(XmlText.clean(html.of(story)));
            xml.writeEndElement();
            xml.writeEndElement();
        }
        xml.writeEndElement();
    }

    private static void link(XMLStreamWriter xml, String relation, String address) throws XMLStreamException {
        xml.writeEmptyElement("link");
        xml.writeAttribute("rel", relation);
        xml.writeAttribute("type", relation.equals("self") ? "application/atom+xml" : "text/html");
        xml.writeAttribute("href", XmlText.clean(address));
    }
}
