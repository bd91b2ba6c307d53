package com.telerivet.status.publication.feed;

import com.telerivet.status.incident.IncidentStory;
import com.telerivet.status.incident.Maintenance;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** RSS 2.0. A maintenance is dated by its planned beginning, as readers of Statuspage's feeds know it. */
final class RssFeed {

    private static final DateTimeFormatter RFC_822 = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM uuuu HH:mm:ss Z", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private static final String ATOM = "http://www.w3.org/2005/Atom";

    private RssFeed() {}

    static String of(Channel channel) {
        return XmlText.of(xml -> write(xml, channel));
    }

    private static void write(XMLStreamWriter xml, Channel channel) throws XMLStreamException {
        xml.writeStartElement("rss");
        xml.writeAttribute("version", "2.0");
        xml.writeNamespace("dc", "http://purl.org/dc/elements/1.1/");
        xml.writeNamespace("atom", ATOM);
        xml.writeStartElement("channel");
        XmlText.element(xml, "title", channel.title());
        XmlText.element(xml, "link", channel.page().url());
        XmlText.element(xml, "description", "Incidents of " + channel.page().name());
        XmlText.element(xml, "pubDate", RFC_822.format(channel.updated()));
        xml.writeEmptyElement("atom", "link", ATOM);
        xml.writeAttribute("rel", "self");
        xml.writeAttribute("type", "application/rss+xml");
        xml.writeAttribute("href", XmlText.clean(channel.page().url() + channel.path() + ".rss"));
        EntriesHtml html = new EntriesHtml(channel.page().zone());
        for (IncidentStory story : channel.stories()) {
            Maintenance maintenance = story.maintenance();
            Instant at = maintenance == null
                    ? story.newest().displayAt()
                    : maintenance.plan().scheduledFor();
            xml.writeStartElement("item");
            XmlText.element(xml, "title", story.name());
            XmlText.element(xml, "description", html.of(story));
            XmlText.element(xml, "pubDate", RFC_822.format(at));
            if (maintenance != null) {
                Instant end = maintenance.plan().scheduledUntil();
                XmlText.element(xml, "maintenanceEndDate", RFC_822.format(end));
            }
            XmlText.element(xml, "link", channel.address(story));
            XmlText.element(xml, "guid", channel.address(story));
            xml.writeEndElement();
        }
        xml.writeEndElement();
        xml.writeEndElement();
    }
}
