package com.telerivet.status.publication;

import com.aayushatharva.brotli4j.Brotli4jLoader;
import com.aayushatharva.brotli4j.encoder.Encoder;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Compresses at Brotli's highest level where its native library can be loaded; elsewhere gzip has to do. */
final class Brotli {

    private static final Logger log = LoggerFactory.getLogger(Brotli.class);
    private static final int HIGHEST = 11;
    private static final boolean AVAILABLE = load();

    private Brotli() {}

    static boolean isAvailable() {
        return AVAILABLE;
    }

    /** Takes some ten milliseconds for a page. Null where there is no Brotli. */
    static byte @Nullable [] compress(byte[] bytes) {
        if (!AVAILABLE) {
            return null;
        }
        try {
            return Encoder.compress(bytes, Encoder.Parameters.create(HIGHEST));
        } catch (IOException e) {
            log.warn("Brotli failed; gzip is served: {}", e.toString());
            return null;
        }
    }

    private static boolean load() {
        try {
            Brotli4jLoader.ensureAvailability();
            return true;
        } catch (UnsatisfiedLinkError | RuntimeException e) {
            log.warn("Brotli is not there on this machine; gzip is served: {}", e.toString());
            return false;
        }
    }
}
