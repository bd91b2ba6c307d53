package com.telerivet.status.delivery;

import com.telerivet.status.platform.DatabaseAway;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The messages of one batch, each made when it is asked for; what they need is looked up once a kind and channel. */
final class Compositions {

    private static final Logger log = LoggerFactory.getLogger(Compositions.class);

    private final ClaimAndSend engine;
    private final List<Delivery> batch;
    private final Map<Maker, Function<Delivery, Optional<Message>>> made = new HashMap<>();

    Compositions(ClaimAndSend engine, List<Delivery> batch) {
        this.engine = engine;
        this.batch = batch;
    }

    private record Maker(String kind, String channel) {

        static Maker of(Delivery delivery) {
            return new Maker(delivery.kind(), delivery.channel());
        }
    }

    /** Where looking up for all fails, each is looked up by itself, so that one that is broken harms no other. */
    Optional<Message> of(Delivery delivery) {
        Composer composer = engine.composer(delivery);
        return made.computeIfAbsent(Maker.of(delivery), maker -> {
                    try {
                        return composer.forAll(batch.stream()
                                .filter(d -> Maker.of(d).equals(maker))
                                .toList());
                    } catch (RuntimeException e) {
                        if (DatabaseAway.isBehind(e)) {
                            throw e; // one by one would fail as well, each after its wait
                        }
                        log.warn("Composing {} at once failed: {}", maker.kind(), e.toString());
                        return composer::compose;
                    }
                })
                .apply(delivery);
    }
}
