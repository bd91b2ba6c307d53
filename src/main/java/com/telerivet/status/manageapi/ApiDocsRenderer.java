package com.telerivet.status.manageapi;

import com.telerivet.status.platform.Assets;
import com.telerivet.status.publication.Draft;
import com.telerivet.status.publication.RenderedDocument;
import com.telerivet.status.publication.Renderer;
import com.telerivet.status.publication.SiteSnapshot;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Renders {@code /v3/api-docs} for programs and {@code /swagger-ui.html} for people, which needs no script. They are
 * long and hardly anybody's first page, so they wait for their first reader.
 */
@Component
class ApiDocsRenderer implements Renderer {

    private static final String DOCUMENT = "/v3/api-docs";
    private static final String PAGE = "/swagger-ui.html";
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
            + " connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private final JsonMapper json =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    private final ApiDescription description = ApiDescription.read();
    private final ITemplateEngine templates;
    private final Assets assets;

    ApiDocsRenderer(ITemplateEngine templates, Assets assets) {
        this.templates = templates;
        this.assets = assets;
    }

    @Override
    public List<Draft> drafts(SiteSnapshot snapshot) {
        String name = snapshot.page().name();
        String url = snapshot.page().url();
        return List.of(
                Draft.rare(DOCUMENT, url, () -> RenderedDocument.of(DOCUMENT, RenderedDocument.JSON, document(url))),
                Draft.rare(PAGE, List.of(name, url), () -> RenderedDocument.of(
                                PAGE, RenderedDocument.HTML, page(name, url))
                        .with("Content-Security-Policy", POLICY)));
    }

    private String document(String url) {
        return json.writeValueAsString(new OpenApi(description).document(url));
    }

    private String page(String name, String url) {
        Map<String, List<RouteView>> tags = new LinkedHashMap<>();
        for (ApiRoute route : description.routes()) {
            tags.computeIfAbsent(route.tag(), tag -> new ArrayList<>()).add(view(route));
        }
        Map<String, Object> values = new HashMap<>();
        values.put("pageName", name);
        values.put("assets", assets);
        values.put("url", url);
        values.put("tags", tags);
        return templates.process("manageapi/docs", new Context(Locale.ENGLISH, values));
    }

    private RouteView view(ApiRoute route) {
        String body = "";
        if (route.body() != null) {
            Object inner = new TypeWord(route.body()).example(null, description.schemas());
            body = json.writeValueAsString(
                    ".".equals(route.wrapper())
                            ? inner
                            : Map.of(String.valueOf(route.wrapper()), inner == null ? Map.of() : inner));
        }
        String answer = route.answer() == null
                ? description.examples().getOrDefault(route.path(), "")
                : json.writeValueAsString(new TypeWord(route.answer()).example(null, description.schemas()));
        return new RouteView(
                route.method(),
                route.path(),
                route.summary(),
                String.join(", ", route.parameters()),
                body,
                route.status(),
                route.media(),
                answer);
    }

    /** A route in ready words. */
    record RouteView(
            String method,
            String path,
            String summary,
            String parameters,
            String body,
            int status,
            String media,
            String answer) {}
}
