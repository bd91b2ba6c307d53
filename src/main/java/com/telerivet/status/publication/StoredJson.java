package com.telerivet.status.publication;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import tools.jackson.databind.json.JsonMapper;

/** Records as JSON for our own later reading: what they hold, and nothing of what they answer. */
final class StoredJson {

    static final JsonMapper MAPPER = JsonMapper.builder()
            .changeDefaultVisibility(visible -> visible.withVisibility(PropertyAccessor.IS_GETTER, Visibility.NONE))
            .build();

    private StoredJson() {}
}
