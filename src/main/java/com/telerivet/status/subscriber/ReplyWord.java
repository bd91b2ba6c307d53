package com.telerivet.status.subscriber;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A word that a phone answers with, in the languages of the page; accents, case and punctuation do not matter. */
enum ReplyWord {
    STOP("STOP|STOPALL|UNSUBSCRIBE|CANCEL|END|QUIT|ALTO|BAJA|PARAR|ARRET|PARE|SAIR|ACHA|SIMAMA|توقف|ايقاف"),
    START("START|UNSTOP|INICIAR|ALTA|REPRENDRE|COMECAR|VOLTAR|ANZA|ابدا"),
    HELP("HELP|INFO|AYUDA|AIDE|AJUDA|MSAADA|مساعدة");

    private final String words;

    ReplyWord(String words) {
        this.words = words;
    }

    static Optional<ReplyWord> of(String text) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFD)
                .replaceAll("[^\\p{L}]", "")
                .toUpperCase(Locale.ROOT);
        return Arrays.stream(values()).filter(word -> plain.matches(word.words)).findFirst();
    }
}
