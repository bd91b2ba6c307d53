package com.telerivet.status.delivery.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.telerivet.status.platform.BadSetting;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RelayTests {

    @Test
    void relaysAreReadInOrderWithTheirPortsAndPasswords() {
        List<Relay> relays =
                Relay.parse(" smtp://mx1.example.com , smtps://ada:p%40ss+word@mx2.example.com,smtp://[::1]:2525/");
        assertThat(relays)
                .extracting(Relay::name)
                .containsExactly("mx1.example.com:25", "mx2.example.com:465", "[::1]:2525");
        assertThat(relays.get(1).user()).isEqualTo("ada");
        assertThat(relays.get(1).password()).isEqualTo("p@ss+word");
        assertThat(relays.get(0).user()).isNull();
    }

    @Test
    void aPasswordNeedsEncryptionAndTheRelaysNameUnlessItIsThisMachine() {
        assertThat(only("smtp://ada:x@mx.example.com").needsTls()).isTrue();
        assertThat(only("smtp://ada:x@mx.example.com").checksName()).isTrue();
        assertThat(only("smtps://mx.example.com").checksName()).isTrue();
        assertThat(only("smtp://ada:x@127.0.0.1:25").needsTls()).isFalse();
        assertThat(only("smtp://mx.example.com").needsTls()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mx.example.com",
                "http://mx.example.com",
                "smtp://ada:secret@",
                "smtp://ada:secret@mx.example.com/path",
                "smtp://ada:secret@mx example.com",
                "smtp://ada:secret@mx.example.com:99999"
            })
    void aBadRelayEndsTheStartWithTwoSentencesAndNoPassword(String setting) {
        assertThatExceptionOfType(BadSetting.class)
                .isThrownBy(() -> Relay.parse(setting))
                .satisfies(bad -> {
                    assertThat(bad.getMessage())
                            .startsWith("STATUS_MAIL_RELAYS")
                            .doesNotContain("secret");
                    assertThat(bad.remedy()).contains("smtp://host:port");
                });
    }

    private static Relay only(String setting) {
        return Relay.parse(setting).get(0);
    }
}
