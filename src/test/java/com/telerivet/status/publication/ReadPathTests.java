package com.telerivet.status.publication;

import static org.assertj.core.api.Assertions.assertThat;

import com.telerivet.status.component.ComponentStatus;
import com.telerivet.status.component.Components;
import com.telerivet.status.component.NewComponent;
import com.telerivet.status.incident.IncidentStatus;
import com.telerivet.status.incident.IncidentStory;
import com.telerivet.status.incident.Incidents;
import com.telerivet.status.incident.NewUpdate;
import com.telerivet.status.testkit.AppTest;
import com.telerivet.status.testkit.CountedDatabase;
import com.telerivet.status.testkit.LongHistory;
import com.telerivet.status.testkit.Site;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;

/** What reading the public site costs, and how its documents answer whatever is asked of them. */
@AppTest
@Import(CountedDatabase.class)
class ReadPathTests {

    @Autowired
    private Incidents incidents;

    @Autowired
    private Components components;

    @Autowired
    private DataSource database;

    @LocalServerPort
    private int port;

    private Site site = new Site(0);

    @BeforeEach
    void aPageWithALongPast() {
        site = new Site(port);
        if (site.get("/incidents/" + LongHistory.id(60)).statusCode() != 200) {
            components.add(new NewComponent(null, "API", null, ComponentStatus.OPERATIONAL, true, false, null));
            LongHistory.insert(database, 60);
            site.textWhen("/incidents/" + LongHistory.id(60), page -> page.contains("region 60"));
        }
    }

    @Test
    void noPublicDocumentIsReadFromTheDatabase() {
        IncidentStory open = report();
        site.jsonWhen("/incidents/" + open.id() + ".json", json -> json.has("id"));
        int before = CountedDatabase.usesByRequests();
        List<String> paths = publicPaths(open);
        for (String path : paths) {
            HttpResponse<String> answer = site.get(path);
            assertThat(answer.statusCode()).as(path).isEqualTo(200);
            String etag = answer.headers().firstValue("ETag").orElseThrow();
            assertThat(site.get(path, "If-None-Match", etag).statusCode())
                    .as(path)
                    .isEqualTo(304);
            assertThat(site.send("HEAD", path).statusCode()).as(path).isEqualTo(200);
            assertThat(site.send("POST", path).statusCode()).as(path).isEqualTo(405);
            assertThat(site.get(path + (path.contains("?") ? "&" : "?") + "n=1").statusCode())
                    .as(path)
                    .isEqualTo(200);
        }
        HttpResponse<String> found = site.get("/search?q=region+60");
        assertThat(found.body()).contains("<mark>region</mark> <mark>60</mark>", "/incidents/" + LongHistory.id(60));
        assertThat(site.get("/ar/search?q=region").statusCode()).isEqualTo(200);
        for (String absent : List.of(
                "/incidents/unknown00000",
                "/es/incidents/unknown00000",
                "/incidents/unknown00000.json",
                "/api/v2/unknown.json",
                "/metrics/x/day.json")) {
            assertThat(site.get(absent).statusCode()).as(absent).isEqualTo(404);
        }
        assertThat(CountedDatabase.usesByRequests()).isEqualTo(before);

        site.get("/admin", "Cookie", "status_session=c29tZWJvZHk");
        assertThat(CountedDatabase.usesByRequests()).as("the counter counts").isGreaterThan(before);
    }

    @Test
    void aPageNumberThatThereIsNotMakesNoDocument() {
        String first = site.get("/history").headers().firstValue("ETag").orElseThrow();
        for (String query :
                List.of("?page=1", "?page=0", "?page=x", "?page=00002", "?n=2", "?page=12345", "?x=1&mypage=2")) {
            assertThat(site.get("/history" + query).headers().firstValue("ETag"))
                    .as(query)
                    .hasValue(first);
        }
        String second = site.get("/history?page=2").headers().firstValue("ETag").orElseThrow();
        assertThat(second).isNotEqualTo(first);
        for (String query : List.of("?utm_source=mail&page=2", "?page=2&_=7", "?homepage=9&page=2&page=3")) {
            assertThat(site.get("/history" + query).headers().firstValue("ETag"))
                    .as(query)
                    .hasValue(second);
        }
        assertThat(site.get("/history?page=9999").statusCode()).isEqualTo(404);
    }

    @Test
    void chartsAreWhereClientsOfStatuspageLookForThem() {
        assertThat(PublishedSiteValve.key("/metrics-display/m0apiresptim/week.json", () -> "_=1"))
                .isEqualTo("/metrics/m0apiresptim/week.json");
    }

    @Test
    void eachEncodingHasItsOwnValidatorAndAnyOfThemIsRecognized() {
        String path = "/incidents/" + LongHistory.id(3);
        String plain = site.get(path).headers().firstValue("ETag").orElseThrow();
        HttpResponse<String> gzip = site.get(path, "Accept-Encoding", "gzip");
        assertThat(gzip.headers().firstValue("Content-Encoding")).hasValue("gzip");
        assertThat(gzip.headers().firstValue("ETag")).hasValue(plain.replaceAll("\"$", "-gzip\""));
        assertThat(gzip.headers().allValues("Vary")).containsExactly("Accept-Encoding");
        assertThat(gzip.headers().allValues("Content-Type")).containsExactly("text/html; charset=utf-8");
        assertThat(site.get(path, "If-None-Match", "\"x\", W/" + plain, "Accept-Encoding", "gzip")
                        .statusCode())
                .isEqualTo(304);
        String modified = gzip.headers().firstValue("Last-Modified").orElseThrow();
        assertThat(site.get(path, "If-Modified-Since", modified).statusCode()).isEqualTo(304);
        assertThat(site.get(path, "If-Modified-Since", "yesterday").statusCode())
                .isEqualTo(200);
    }

    @Test
    void whatSomebodyLooksForIsAnsweredForThatReaderAlone() {
        HttpResponse<String> answer =
                site.get("/search?q=%3Cscript%3E&component=x%22&page=%00", "Accept-Encoding", "gzip");
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("private, no-store");
        assertThat(answer.headers().firstValue("X-Robots-Tag")).hasValue("noindex");
        assertThat(answer.headers().firstValue("Content-Encoding")).hasValue("gzip");
        assertThat(site.get("/search?q=%3Cscript%3Ealert").body())
                .contains("value=\"&lt;script&gt;alert\"")
                .doesNotContain("<script>alert");
        assertThat(site.get("/es/search?q=region+7&page=2").body()).contains("href=\"/es/search?q=region+7\"");
        assertThat(site.get("/search").body()).contains("role=\"search\"").doesNotContain("id=\"found\"");
        assertThat(site.get("/de/search?q=x").statusCode()).isEqualTo(404);
        assertThat(site.send("POST", "/search").statusCode()).isEqualTo(405);
    }

    private List<String> publicPaths(IncidentStory open) {
        String old = "/incidents/" + LongHistory.id(60);
        List<String> paths = new ArrayList<>(List.of(
                "/", "/history", "/history?page=20", old, old + ".json", "/incidents/" + open.id(), "/favicon.svg"));
        paths.addAll(List.of("/es", "/ar/", "/fr/history?page=20", "/pt" + old, "/sw/incidents/" + open.id()));
        paths.addAll(List.of("/history.rss", "/history.atom", "/incidents/" + open.id() + ".json"));
        for (String name : List.of(
                "summary",
                "status",
                "components",
                "incidents",
                "incidents/unresolved",
                "scheduled-maintenances",
                "scheduled-maintenances/upcoming",
                "scheduled-maintenances/active")) {
            paths.add("/api/v2/" + name + ".json");
        }
        Pattern.compile("/assets/[^\"]+")
                .matcher(site.get("/").body())
                .results()
                .forEach(asset -> paths.add(asset.group()));
        return paths;
    }

    private IncidentStory report() {
        return incidents.report(
                "Outage", null, new NewUpdate(IncidentStatus.INVESTIGATING, "We look.", null, Map.of(), false));
    }
}
