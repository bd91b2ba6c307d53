package com.telerivet.status.manageapi;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ETag;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.util.DigestUtils;
import tools.jackson.databind.json.JsonMapper;

/**
 * Which state of a thing a client saw: a strong tag of its JSON, which it can give back with a change (RFC 9110, 8.8.3
 * and 13.1.1). The check is made in the turn and the transaction of the change, so of two that saw the same state one is
 * refused.
 */
@Component
class EntityTags {

    static final String HEADER = "If-Match";

    private final JsonMapper json;

    EntityTags(JsonMapper json) {
        this.json = json;
    }

    <T> ResponseEntity<T> tagged(T present) {
        return ResponseEntity.ok().eTag(tag(present)).body(present);
    }

    /**
     * Without a header whatever is there is changed, and nothing is looked up for it; another tag is answered with 412.
     *
     * @param ifMatch the header as it came
     */
    void check(@Nullable String ifMatch, Supplier<?> present) {
        if (ifMatch == null || ifMatch.strip().equals("*")) {
            return;
        }
        ETag seen = new ETag(tag(present.get()), false);
        if (ETag.parse(ifMatch).stream().noneMatch(tag -> tag.compare(seen, true))) {
            throw ApiError.changedSince();
        }
    }

    /** It tells states apart and guards no secret. */
    private String tag(Object present) {
        return DigestUtils.md5DigestAsHex(json.writeValueAsBytes(present));
    }
}
