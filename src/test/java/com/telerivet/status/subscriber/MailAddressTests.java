package com.telerivet.status.subscriber;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MailAddressTests {

    @ParameterizedTest
    @CsvSource({
        "sam@example.com, sam@example.com",
        "' Sam.O+status@Example.COM ', Sam.O+status@example.com",
        "sam@bücher.example, sam@xn--bcher-kva.example"
    })
    void goodAddressesAreKeptWithTheirDomainInLowerCase(String typed, String kept) {
        assertThat(MailAddress.of(typed)).hasValue(new MailAddress(kept));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"sam\u0007@example.com", "sam@exam\u0000ple.com", "sam@example.com\nx", "s\u00e4m@example.com"})
    void controlCharactersAndForeignLettersAreRefused(String typed) {
        assertThat(MailAddress.of(typed)).isEmpty();
    }

    @Test
    void anAddressIsAtMost254CharactersLong() {
        String domain = "a.".repeat(120) + "example";
        assertThat(MailAddress.of("abcdef@" + domain)).isPresent();
        assertThat(MailAddress.of("abcdefgh@" + domain)).isEmpty();
        assertThat(MailAddress.of("x".repeat(65) + "@example.com")).isEmpty();
    }
}
