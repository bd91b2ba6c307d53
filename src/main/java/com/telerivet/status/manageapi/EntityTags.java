package com.telerivet.status.manageapi;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ETag;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Which state of a thing a client saw: a strong tag of its JSON, which it can give back with a change (RFC 9110, 8.8.3
 * and 13.1.1). The check is made in the turn and the transaction of the change, so of two that saw the same state one is
 * refused.
 */
@Component
class EntityTags {

    static final String HEADER = "If-Match";

    private static final int TAG_DIGITS = 32;

    private final JsonMapper json;

    EntityTags(JsonMapper json) {
        this.json = json;
    }

    <T> ResponseEntity<T> tagged(T present) {
        return ResponseEntity.ok().eTag(tag(present)).body(present);
    }

    /** @param ifMatch the header as it came; without one whatever is there is changed. Another tag is answered with 412 */
    void check(@Nullable String ifMatch, Object present) {
        if (ifMatch == null || ifMatch.strip().equals("*")) {
            return;
        }
        ETag seen = new ETag(tag(present), false);
        if (ETag.parse(ifMatch).stream().noneMatch(tag -> tag.compare(seen, true))) {
            throw ApiError.changedSince();
        }
    }

    private String tag(Object present) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest(json.writeValueAsString(present).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash).substring(0, TAG_DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
