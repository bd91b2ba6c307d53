package com.telerivet.status.incident;

import jakarta.persistence.Embeddable;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What an incident says in one other language, beside its entries. */
@Embeddable
class TranslatedWords {

    private @Nullable String name;
    private @Nullable String postmortemDraft;
    private @Nullable String postmortem;

    protected TranslatedWords() {}

    /** Takes these names, each under the code of its language; a blank one goes, and languages not named stay. */
    static void name(Map<String, TranslatedWords> kept, Map<String, String> names) {
        take(kept, names, (words, name) -> words.name = name);
    }

    /** The same for what the postmortem will say once it is published. */
    static void draft(Map<String, TranslatedWords> kept, Map<String, String> texts) {
        take(kept, texts, (words, text) -> words.postmortemDraft = text);
    }

    /** The drafts are what the postmortem says from now on. */
    static void publish(Map<String, TranslatedWords> kept) {
        kept.values().forEach(words -> words.postmortem = words.postmortemDraft);
    }

    /** Changes what the postmortem says, and a draft that says the same; a blank one goes, and languages not named stay. */
    static void correct(Map<String, TranslatedWords> kept, Map<String, String> texts) {
        take(kept, texts, (words, text) -> {
            words.postmortemDraft =
                    Objects.equals(words.postmortemDraft, words.postmortem) ? text : words.postmortemDraft;
            words.postmortem = text;
        });
    }

    static void discardPostmortem(Map<String, TranslatedWords> kept) {
        kept.values().forEach(words -> {
            words.postmortem = null;
            words.postmortemDraft = null;
        });
    }

    static Map<String, String> names(Map<String, TranslatedWords> kept) {
        return each(kept, words -> words.name);
    }

    static Map<String, String> postmortems(Map<String, TranslatedWords> kept) {
        return each(kept, words -> words.postmortem);
    }

    static Map<String, String> drafts(Map<String, TranslatedWords> kept) {
        return each(kept, words -> words.postmortemDraft);
    }

    private static void take(
            Map<String, TranslatedWords> kept,
            Map<String, String> texts,
            BiConsumer<TranslatedWords, @Nullable String> into) {
        texts.forEach((language, text) -> {
            TranslatedWords words = kept.computeIfAbsent(language, code -> new TranslatedWords());
            into.accept(words, text.isBlank() ? null : text);
        });
        kept.values()
                .removeIf(words -> words.name == null && words.postmortem == null && words.postmortemDraft == null);
    }

    private static Map<String, String> each(
            Map<String, TranslatedWords> kept, Function<TranslatedWords, @Nullable String> part) {
        Map<String, String> texts = new HashMap<>();
        kept.forEach((language, words) -> {
            String text = part.apply(words);
            if (text != null) {
                texts.put(language, text);
            }
        });
        return Map.copyOf(texts);
    }
}
