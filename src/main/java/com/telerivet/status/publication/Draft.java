package com.telerivet.status.publication;

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
        String path, @Nullable Object madeFrom, boolean isRare, boolean isOnDisk, Supplier<RenderedDocument> content) {

    public Draft(String path, @Nullable Object madeFrom, boolean isRare, Supplier<RenderedDocument> content) {
        this(path, madeFrom, isRare, true, content);
    }

    /** A document that is rendered with every generation. */
    public static Draft of(String path, Supplier<RenderedDocument> content) {
        return new Draft(path, null, false, content);
    }

    /** A document that is rendered with a generation in which {@code madeFrom} is not what it was. */
    public static Draft of(String path, Object madeFrom, Supplier<RenderedDocument> content) {
        return new Draft(path, madeFrom, false, content);
    }

    /** A document that is rendered when somebody asks for it and {@code madeFrom} is not what it was then. */
    public static Draft rare(String path, Object madeFrom, Supplier<RenderedDocument> content) {
        return new Draft(path, madeFrom, true, content);
    }

    /** A rare document that is one of so many that the disk does not keep it. */
    public static Draft onDemand(String path, Object madeFrom, Supplier<RenderedDocument> content) {
        return new Draft(path, madeFrom, true, false, content);
    }

    public RenderedDocument render() {
        return content.get();
    }
}
