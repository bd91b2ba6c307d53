package com.telerivet.status.publication;

import com.telerivet.status.platform.DurableFile;
import com.telerivet.status.platform.StatusSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * The published site as plain files in {@code <data dir>/site}, each with its compressed twins beside it, so that an
 * nginx or a bucket can serve the very same bytes.
 *
 * <p>Example: {@code /} is {@code index.html}, {@code /history?page=2} is {@code history-page-2.html},
 * {@code /incidents/abc} is {@code incidents/abc.html}, and {@code /api/v2/status.json} keeps its name.
 */
@Component
class SiteFiles {

    private static final String TWIN = ".gz";
    private static final String LATER_TWIN = ".br";

    /** Where documents come and go; elsewhere in the folder an operator may have put files of his own. */
    private static final String OURS = "(incidents|metrics|pictures)/.*|history-page-.*|badge-component-.*";

    private static final String COMPONENT = "?component=";

    private final Path folder;
    private final Map<String, Kept> kept = new HashMap<>();
    private final Map<String, String> further = new HashMap<>();

    SiteFiles(StatusSettings settings) {
        this.folder = settings.dataDir().toAbsolutePath().resolve("site");
    }

    /** Writes the document if it is not what stands there. */
    void keep(String path, PublishedDocument document) throws IOException {
        keep(path, document, document.etag());
    }

    boolean hasKept(Draft draft) {
        Kept known = kept.get(name(draft.path()));
        return draft.madeFrom() != null && known != null && draft.madeFrom().equals(known.state());
    }

    void keep(Draft draft, PublishedDocument document) throws IOException {
        keep(draft.path(), document, draft.madeFrom() == null ? document.etag() : draft.madeFrom());
    }

    /** Writes the Brotli form beside the document that stands there, where it has one by now. */
    void keepFurther(String path, PublishedDocument document) throws IOException {
        DocumentForm form = document.form(Encoding.BROTLI);
        String name = name(path);
        if (form != null && !form.etag().equals(further.get(name))) {
            DurableFile.write(folder.resolve(name + LATER_TWIN), form.body());
            further.put(name, form.etag());
        }
    }

    /** Removes the documents that are gone. */
    void removeAllBut(Predicate<String> isPresent) throws IOException {
        for (Map.Entry<String, Kept> one : List.copyOf(kept.entrySet())) {
            if (!isPresent.test(one.getValue().path())) {
                remove(one.getKey());
            }
        }
    }

    /** Removes what an earlier run of the program left and what is not among these paths. */
    void sweep(Stream<String> paths) throws IOException {
        Set<String> present = paths.map(SiteFiles::name).collect(Collectors.toSet());
        List<String> found;
        try (Stream<Path> files = Files.walk(folder)) {
            found = files.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString().replace('\\', '/'))
                    .filter(name -> name.matches(OURS))
                    .toList();
        }
        for (String name : found) {
            String plain = name.replaceAll("\\.(gz|br|unfinished)$", "");
            if (!present.contains(plain)) {
                Files.deleteIfExists(folder.resolve(name));
            }
        }
    }

    static String name(String path) {
        String plain = path.equals("/") ? "index" : path.substring(1).replace("?page=", "-page-");
        if (plain.contains(COMPONENT)) {
            return plain.replace(".svg" + COMPONENT, "-component-") + ".svg";
        }
        boolean hasEnding = plain.substring(plain.lastIndexOf('/') + 1).contains(".");
        return hasEnding ? plain : plain + ".html";
    }

    /** The plain file comes last, for it names what stands there. */
    private void keep(String path, PublishedDocument document, Object state) throws IOException {
        String name = name(path);
        Kept known = kept.get(name);
        if (known != null && state.equals(known.state())) {
            return;
        }
        Path file = folder.resolve(name);
        Path twin = folder.resolve(name + TWIN);
        if (!holds(file, document.identity()) || !holds(twin, document.gzip())) {
            Files.deleteIfExists(folder.resolve(name + LATER_TWIN));
            further.remove(name);
            DurableFile.write(twin, document.gzip());
            DurableFile.write(file, document.identity());
        }
        kept.put(name, new Kept(path, state));
    }

    private static boolean holds(Path file, byte[] bytes) throws IOException {
        return Files.exists(file) && Files.size(file) == bytes.length && Arrays.equals(Files.readAllBytes(file), bytes);
    }

    private void remove(String name) throws IOException {
        Files.deleteIfExists(folder.resolve(name));
        Files.deleteIfExists(folder.resolve(name + TWIN));
        Files.deleteIfExists(folder.resolve(name + LATER_TWIN));
        kept.remove(name);
        further.remove(name);
    }

    /** @param state of which the document that stands there was made */
    private record Kept(String path, Object state) {}
}
