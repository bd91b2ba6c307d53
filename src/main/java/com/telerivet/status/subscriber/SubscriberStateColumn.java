package com.telerivet.status.subscriber;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.Locale;

@Converter(autoApply = true)
class SubscriberStateColumn implements AttributeConverter<SubscriberState, String> {

    @Override
    public String convertToDatabaseColumn(SubscriberState state) {
        return state.code();
    }

    @Override
    public SubscriberState convertToEntityAttribute(String code) {
        return SubscriberState.valueOf(code.toUpperCase(Locale.ROOT));
    }
}
