package com.telerivet.status.platform;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The built front end by its hashed names, as the manifest of the build lists them. All addresses begin with /assets/. */
@Component
public class Assets {

    private static final String FOLDER = "frontend/";
    private static final String MANIFEST = FOLDER + ".vite/manifest.json";

    private final JsonNode manifest = JsonMapper.shared().readTree(text(MANIFEST));

    /** The style sheet of the public pages, to link. */
    public String publicStyle() {
        return "/" + style("src/public.ts");
    }

    /** The same style sheet's text, to put into a page: a linked one costs a first visit one round trip more. */
    public String publicStyleText() {
        return text(FOLDER + style("src/public.ts"));
    }

    public String publicScript() {
        return "/" + script("src/public.ts");
    }

    /** What runs in a page's head before the first paint, to put into the page. */
    public String firstScriptText() {
        return text(FOLDER + "first.js").strip();
    }

    public String adminStyle() {
        return "/" + style("src/admin.ts");
    }

    public String adminScript() {
        return "/" + script("src/admin.ts");
    }

    private String script(String entry) {
        return manifest.path(entry).path("file").asString();
    }

    private String style(String entry) {
        return manifest.path(entry).path("css").path(0).asString();
    }

    private static String text(String path) {
        try (InputStream in = new ClassPathResource(path).getInputStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(
                    path + " is missing: build the front end with `sh frontend/build.sh build`", e);
        }
    }
}
