package com.telerivet.status.publication;

import static org.assertj.core.api.Assertions.assertThat;

import com.telerivet.status.testkit.AppTest;
import com.telerivet.status.testkit.Site;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Whatever this page publishes for programs is described where programs' authors look. */
@AppTest
class DescribedDocumentsTests {

    /** What belongs to the pages for people, and the descriptions themselves. */
    private static final Pattern OF_PAGES =
            Pattern.compile("/favicon[^/]*\\.svg|/brand\\.css|/robots\\.txt|/sitemap\\.xml"
                    + "|/manifest\\.webmanifest|/pictures/.*|/swagger-ui\\.html|/[a-z]{2}/.*");

    @Autowired
    private SnapshotReader reader;

    @Autowired
    private List<Renderer> renderers;

    @Value("${server.port}")
    private int port;

    @Test
    void everyDocumentForProgramsIsDescribedWithItsContentType() {
        JsonNode paths = JsonMapper.shared()
                .readTree(new Site(port).textWhen("/v3/api-docs", text -> text.startsWith("{")))
                .get("paths");
        Map<Pattern, String> described = new LinkedHashMap<>();
        paths.propertyNames().forEach(path -> described.put(Pattern.compile(pattern(path)), path));
        SiteSnapshot snapshot = reader.read();
        Set<String> seen = new HashSet<>();
        renderers.stream()
                .flatMap(renderer -> renderer.drafts(snapshot).stream())
                .filter(draft -> isForPrograms(draft.path()))
                .forEach(draft -> {
                    String path = draft.path().replaceFirst("\\?.*", "");
                    String template = described.keySet().stream()
                            .filter(one -> one.matcher(path).matches())
                            .map(described::get)
                            .findFirst()
                            .orElseThrow(() -> new AssertionError("describe " + path + " in openapi/routes.txt"));
                    if (seen.add(template)) {
                        assertThat(draft.render().contentType())
                                .as(path)
                                .startsWith(paths.get(template)
                                        .at("/get/responses/200/content")
                                        .propertyNames()
                                        .iterator()
                                        .next());
                    }
                });
        assertThat(seen)
                .contains("/api/v2/summary.json", "/history.rss", "/feed.json", "/maintenance.ics", "/status.txt");
    }

    private static boolean isForPrograms(String path) {
        boolean isFile = path.substring(path.lastIndexOf('/')).contains(".");
        return isFile && !OF_PAGES.matcher(path).matches();
    }

    private static String pattern(String template) {
        return Pattern.quote(template).replaceAll("\\{[a-z_]+}", "\\\\E[a-z0-9]{12}\\\\Q");
    }
}
