package com.telerivet.status.incident;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import org.jspecify.annotations.Nullable;

/** Keeps the APIs' words in the database, so that SQL and people can read them. */
final class StatusColumns {

    private StatusColumns() {}

    @Converter(autoApply = true)
    static class OfStatus implements AttributeConverter<IncidentStatus, String> {

        @Override
        public String convertToDatabaseColumn(IncidentStatus status) {
            return status.code();
        }

        @Override
        public IncidentStatus convertToEntityAttribute(String code) {
            return IncidentStatus.of(code).orElseThrow(() -> new IllegalStateException("unknown status " + code));
        }
    }

    @Converter(autoApply = true)
    static class OfImpact implements AttributeConverter<Impact, String> {

        @Override
        public @Nullable String convertToDatabaseColumn(@Nullable Impact impact) {
            return impact == null ? null : impact.code();
        }

        @Override
        public @Nullable Impact convertToEntityAttribute(@Nullable String code) {
            return code == null
                    ? null
                    : Impact.of(code).orElseThrow(() -> new IllegalStateException("unknown impact " + code));
        }
    }
}
