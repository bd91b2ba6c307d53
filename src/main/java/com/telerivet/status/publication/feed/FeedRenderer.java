package com.telerivet.status.publication.feed;

import com.telerivet.status.incident.IncidentStory;
import com.telerivet.status.page.PageProfile;
import com.telerivet.status.publication.Draft;
import com.telerivet.status.publication.RenderedDocument;
import com.telerivet.status.publication.Renderer;
import com.telerivet.status.publication.SiteSnapshot;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.springframework.stereotype.Component;

/** Renders {@code /history.rss} and {@code /history.atom}: the newest incidents with their full text. */
@Component
class FeedRenderer implements Renderer {

    private static final String RSS = "/history.rss";
    private static final String ATOM = "/history.atom";
    private static final int LONGEST_LIST = 25;
    private static final DateTimeFormatter RFC_822 = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM uuuu HH:mm:ss Z", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    @Override
    public List<Draft> drafts(SiteSnapshot snapshot) {
        return List.of(
                Draft.of(RSS, () -> document(RSS, "rss+xml", XmlText.of(xml -> rss(xml, snapshot)))),
                Draft.of(ATOM, () -> document(ATOM, "atom+xml", XmlText.of(xml -> atom(xml, snapshot)))));
    }

    private static RenderedDocument document(String path, String kind, String text) {
        return RenderedDocument.of(path, "application/" + kind + "; charset=utf-8", text);
    }

    private static void rss(XMLStreamWriter xml, SiteSnapshot snapshot) throws XMLStreamException {
        PageProfile page = snapshot.page();
        xml.writeStartElement("rss");
        xml.writeAttribute("version", "2.0");
        xml.writeNamespace("dc", "http://purl.org/dc/elements/1.1/");
        xml.writeStartElement("channel");
        XmlText.element(xml, "title", title(page));
        XmlText.element(xml, "link", page.url());
        XmlText.element(xml, "description", "Incidents of " + page.name());
        XmlText.element(xml, "pubDate", RFC_822.format(snapshot.changedAt()));
        EntriesHtml html = new EntriesHtml(page.zone());
        for (IncidentStory story : newest(snapshot)) {
            xml.writeStartElement("item");
            XmlText.element(xml, "title", story.name());
            XmlText.element(xml, "description", html.of(story));
            XmlText.element(xml, "pubDate", RFC_822.format(story.newest().displayAt()));
            XmlText.element(xml, "link", address(page, story));
            XmlText.element(xml, "guid", address(page, story));
            xml.writeEndElement();
        }
        xml.writeEndElement();
        xml.writeEndElement();
    }

    private static void atom(XMLStreamWriter xml, SiteSnapshot snapshot) throws XMLStreamException {
        PageProfile page = snapshot.page();
        String tag = "tag:" + URI.create(page.url()).getHost() + ",2005:";
        xml.writeStartElement("feed");
        xml.writeDefaultNamespace("http://www.w3.org/2005/Atom");
        xml.writeAttribute("xml:lang", "en-US");
        XmlText.element(xml, "id", tag + "/history");
        link(xml, "alternate", page.url());
        link(xml, "self", page.url() + "/history.atom");
        XmlText.element(xml, "title", title(page));
        XmlText.element(xml, "updated", snapshot.changedAt().toString());
        xml.writeStartElement("author");
        XmlText.element(xml, "name", page.name());
        xml.writeEndElement();
        EntriesHtml html = new EntriesHtml(page.zone());
        for (IncidentStory story : newest(snapshot)) {
            Instant published = story.newest().displayAt();
            xml.writeStartElement("entry");
            XmlText.element(xml, "id", tag + "Incident/" + story.id());
            XmlText.element(xml, "published", published.toString());
            Instant updated = story.updatedAt().isBefore(published) ? published : story.updatedAt();
            XmlText.element(xml, "updated", updated.toString());
            link(xml, "alternate", address(page, story));
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

    private static List<IncidentStory> newest(SiteSnapshot snapshot) {
        return snapshot.incidents().stream().limit(LONGEST_LIST).toList();
    }

    private static String title(PageProfile page) {
        return page.name() + " Status - Incident History";
    }

    private static String address(PageProfile page, IncidentStory story) {
        return page.url() + "/incidents/" + story.id();
    }
}
