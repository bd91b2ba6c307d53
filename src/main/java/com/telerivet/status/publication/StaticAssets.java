package com.telerivet.status.publication;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/** The built scripts and styles. Their names carry a hash of their content, so they never change under a name. */
@Component
class StaticAssets {

    static final String PREFIX = "/assets/";

    private static final String FOR_EVER = "public, max-age=31536000, immutable";
    private static final Map<String, String> TYPES = Map.of(
            "js", "text/javascript; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "svg", "image/svg+xml",
            "png", "image/png");

    private final Map<String, PublishedDocument> documents = new HashMap<>();

    StaticAssets(Clock clock) {
        try {
            Resource[] files = new PathMatchingResourcePatternResolver().getResources("classpath*:frontend/assets/*.*");
            for (Resource file : files) {
                RenderedDocument asset = asset(file);
                documents.put(asset.path(), PublishedDocument.of(asset, clock.instant()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the built front end cannot be read", e);
        }
    }

    Map<String, PublishedDocument> all() {
        return documents;
    }

    Optional<PublishedDocument> find(String path) {
        return Optional.ofNullable(documents.get(path));
    }

    private static RenderedDocument asset(Resource file) throws IOException {
        String name = String.valueOf(file.getFilename());
        String type = TYPES.getOrDefault(name.substring(name.lastIndexOf('.') + 1), "application/octet-stream");
        return new RenderedDocument(
                PREFIX + name, type, file.getContentAsByteArray(), Map.of("Cache-Control", FOR_EVER));
    }
}
