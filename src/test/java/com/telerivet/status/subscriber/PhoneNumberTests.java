package com.telerivet.status.subscriber;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneNumberTests {

    @ParameterizedTest
    @ValueSource(
            strings = {"+15550100001", " +1 (555) 010-0001 ", "+1.555.010.0001", "+1 555 010–0001", "+1/555/0100001"})
    void aNumberIsOneHoweverItIsSpaced(String typed) {
        assertThat(PhoneNumber.of(typed)).contains(new PhoneNumber("+15550100001"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "5550100001",
                "001555010001",
                "+0155501000",
                "+12345",
                "+1234567890123456",
                "+1555O100001",
                "+1555010001;+1555010002",
                "+1555010001,2",
                "+١٢٣٤٥٦٧٨٩",
                "tel:+15550100001"
            })
    void anythingElseIsNone(String typed) {
        assertThat(PhoneNumber.of(typed)).isEmpty();
    }
}
