package com.telerivet.status.probe;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** How agents and page write to each other: JSON, with names as all of the API has them. */
public final class AgentWire {

    private static final JsonMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();

    private AgentWire() {}

    public static byte[] write(Object what) {
        return JSON.writeValueAsBytes(what);
    }

    /**
     * What was written, as a value of that type.
     *
     * @throws JacksonException where it is written otherwise
     */
    public static <T> T read(byte[] written, Class<T> type) {
        return JSON.readValue(written, type);
    }
}
