package com.telerivet.status.subscriber;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the forms of all channels send beside the address. */
interface SignUpForm {

    /** {@code chosen} for the named components only; anything else is all of them. */
    @Nullable
    String scope();

    @Nullable
    List<String> components();

    /** {@code ends} for what begins something and what ends it; anything else is every entry. */
    @Nullable
    String steps();

    /** {@link Kinds}; anything else is both. */
    @Nullable
    String kinds();

    /** The one incident that is to be followed; null for news of components. */
    @Nullable
    String incident();

    /** When the form was made, in milliseconds since 1970; null where it comes from a document that is kept. */
    @Nullable
    String shown();

    /** A field that no person sees; programs that fill in whatever they find give themselves away by it. */
    @Nullable
    String website();

    default boolean isFromAProgram() {
        String filled = website();
        return filled != null && !filled.isBlank();
    }

    default boolean wantsChosen() {
        return scope() == null ? !chosen().isEmpty() : "chosen".equals(scope());
    }

    default Set<String> chosen() {
        List<String> named = components();
        return named == null ? Set.of() : Set.copyOf(named);
    }

    default Extent extent() {
        return Extent.of(steps(), kinds());
    }
}
