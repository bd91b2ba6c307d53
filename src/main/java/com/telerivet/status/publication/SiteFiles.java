package com.telerivet.status.publication;

import com.telerivet.status.platform.DurableFile;
import com.telerivet.status.platform.StatusSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * The published site as plain files in {@code <data dir>/site}, each with its compressed twin beside it, so that an
 * nginx or a bucket can serve the very same bytes.
 *
 * <p>Example: {@code /} is {@code index.html}, {@code /history?page=2} is {@code history-page-2.html},
 * {@code /incidents/abc} is {@code incidents/abc.html}, and {@code /api/v2/status.json} keeps its name.
 */
@Component
class SiteFiles {

    private final Path folder;
    private final StaticAssets assets;
    private final Map<String, String> written = new HashMap<>();

    SiteFiles(StatusSettings settings, StaticAssets assets) {
        this.folder = settings.dataDir().toAbsolutePath().resolve("site");
        this.assets = assets;
    }

    /** Writes what changed since the last time, and removes what is gone. */
    void write(Map<String, PublishedDocument> documents) throws IOException {
        Map<String, PublishedDocument> all = new HashMap<>(assets.all());
        all.putAll(documents);
        for (Map.Entry<String, PublishedDocument> entry : all.entrySet()) {
            PublishedDocument document = entry.getValue();
            String name = name(entry.getKey());
            if (!document.etag().equals(written.get(name))) {
                DurableFile.write(folder.resolve(name), document.identity());
                DurableFile.write(folder.resolve(name + ".gz"), document.gzip());
                written.put(name, document.etag());
            }
        }
        removeAllBut(all);
    }

    private void removeAllBut(Map<String, PublishedDocument> present) throws IOException {
        Map<String, String> gone = new HashMap<>(written);
        present.keySet().forEach(path -> gone.remove(name(path)));
        for (String name : gone.keySet()) {
            Files.deleteIfExists(folder.resolve(name));
            Files.deleteIfExists(folder.resolve(name + ".gz"));
            written.remove(name);
        }
    }

    static String name(String path) {
        String plain = path.equals("/") ? "index" : path.substring(1).replace("?page=", "-page-");
        boolean hasEnding = plain.substring(plain.lastIndexOf('/') + 1).contains(".");
        return hasEnding ? plain : plain + ".html";
    }
}
