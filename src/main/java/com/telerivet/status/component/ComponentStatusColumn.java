package com.telerivet.status.component;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

/** Keeps the API's word in the database, so that SQL and people can read it. */
@Converter(autoApply = true)
class ComponentStatusColumn implements AttributeConverter<ComponentStatus, String> {

    @Override
    public String convertToDatabaseColumn(ComponentStatus status) {
        return status.code();
    }

    @Override
    public ComponentStatus convertToEntityAttribute(String code) {
        return ComponentStatus.of(code).orElseThrow(() -> new IllegalStateException("unknown status " + code));
    }
}
