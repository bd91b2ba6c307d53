package com.telerivet.status.delivery.bounce;

import com.telerivet.status.delivery.Returns;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Judges what came back. Nothing is ever answered, so nothing goes round in circles. */
@Component
class Bounces {

    private static final Logger log = LoggerFactory.getLogger(Bounces.class);

    private final ReturnPaths paths;
    private final Returns returns;
    private final MeterRegistry registry;

    Bounces(ReturnPaths paths, Returns returns, MeterRegistry registry) {
        this.paths = paths;
        this.returns = returns;
        this.registry = registry;
        for (Judgement judgement : Judgement.values()) {
            counter(judgement);
        }
    }

    /** What became of what came back. */
    enum Judgement {
        /** It is written down. */
        TAKEN,
        /** It is about a message of ours, and no news: an automatic answer, or word that it is only late. */
        IGNORED,
        /** Nothing in it is signed by us: a forgery, or not for this page at all. */
        STRANGE
    }

    /** A whole mail, which counts only with a return address that we signed. */
    Judgement hear(byte[] bytes) {
        Judgement judgement;
        try {
            ReturnedMail mail = ReturnedMail.of(bytes);
            Optional<Returns.Dispatched> about = paths.in(mail.addresses());
            Optional<Word> word = about.isEmpty() ? Optional.empty() : mail.word();
            word.ifPresent(said -> returns.take(about.orElseThrow(), said.returned(), said.reason()));
            judgement = word.isPresent() ? Judgement.TAKEN : about.isPresent() ? Judgement.IGNORED : Judgement.STRANGE;
        } catch (IOException e) {
            log.info("A mail that came back could not be read: {}", e.getMessage());
            judgement = Judgement.STRANGE;
        }
        return counted(judgement);
    }

    /** What a relay says that has proved to be ours. */
    Judgement hear(RelayReport report) {
        Optional<Returns.Dispatched> about = returns.newestTo("mail", report.address());
        about.ifPresent(sent ->
                returns.take(sent, report.word().returned(), report.word().reason()));
        return counted(about.isPresent() ? Judgement.TAKEN : Judgement.STRANGE);
    }

    private Judgement counted(Judgement judgement) {
        counter(judgement).increment();
        return judgement;
    }

    private Counter counter(Judgement judgement) {
        return registry.counter(
                "status.delivery.returned", "as", judgement.name().toLowerCase(Locale.ROOT));
    }
}
