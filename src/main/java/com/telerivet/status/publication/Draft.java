package com.telerivet.status.publication;

import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A document that a {@link Renderer} offers, not rendered yet.
 *
 * @param path the address of the document
 * @param madeFrom all that its bytes depend on, compared by {@code equals}: while it stays the same from one generation
 *     to the next, so does the document, and it is not rendered again; null where it depends on the whole snapshot
 * @param isRare whether it waits for its first reader: one of the many documents that hardly anybody reads
 * @param isOnDisk whether the files of the site hold it as well
 * @param content makes the document; what it throws keeps the last good version of this document, and of no other
 */
public record Draft(
        String path, @Nullable Object madeFrom, boolean isRare, boolean isOnDisk, Supplier<Content> content) {

    /**
     * What a document shows, put together from the snapshot, and the document of it.
     *
     * @param shown all that the bytes depend on, compared by {@code equals}: where it is what it was in the last generation,
     *     the document is not asked for; null where it says nothing
     */
    public record Content(@Nullable Object shown, Supplier<RenderedDocument> document) {}

    /** A document that is rendered with every generation. */
    public static Draft of(String path, Supplier<RenderedDocument> document) {
        return new Draft(path, null, false, true, plain(document));
    }

    /** A document that is rendered with a generation in which {@code madeFrom} is not what it was. */
    public static Draft of(String path, Object madeFrom, Supplier<RenderedDocument> document) {
        return new Draft(path, madeFrom, false, true, plain(document));
    }

    /** A document of which every generation puts together what it shows, and that is rendered where that is not what it was. */
    public static <S> Draft of(String path, Supplier<S> shown, Function<S, RenderedDocument> document) {
        return new Draft(path, null, false, true, () -> {
            S now = shown.get();
            return new Content(now, () -> document.apply(now));
        });
    }

    /** A document that is rendered when somebody asks for it and {@code madeFrom} is not what it was then. */
    public static Draft rare(String path, Object madeFrom, Supplier<RenderedDocument> document) {
        return new Draft(path, madeFrom, true, true, plain(document));
    }

    /** A rare document that is one of so many that the disk does not keep it. */
    public static Draft onDemand(String path, Object madeFrom, Supplier<RenderedDocument> document) {
        return new Draft(path, madeFrom, true, false, plain(document));
    }

    public RenderedDocument render() {
        return content.get().document().get();
    }

    private static Supplier<Content> plain(Supplier<RenderedDocument> document) {
        return () -> new Content(null, document);
    }
}
