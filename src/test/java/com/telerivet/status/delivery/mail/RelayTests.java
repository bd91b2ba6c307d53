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
        List<Relay> relays = Relay.parse(
                " smtp://mx1.example.com , smtps://ada:p%40ss+word@mx2.example.com,smtp://[::1]:2525/", "status");
        assertThat(relays)
                .extracting(Relay::name)
                .containsExactly("mx1.example.com:25", "mx2.example.com:465", "[::1]:2525");
        assertThat(relays.get(1).user()).isEqualTo("ada");
        assertThat(relays.get(1).password()).isEqualTo("p@ss+word");
        assertThat(relays.get(0).user()).isNull();
    }

    @Test
    void everyWaitIsBounded() {
        assertThat(Relay.parse("smtps://mx.example.com", "status")
                        .get(0)
                        .session()
                        .getProperties())
                .containsEntry("mail.smtps.connectiontimeout", "5000")
                .containsEntry("mail.smtps.timeout", "5000")
                .containsEntry("mail.smtps.writetimeout", "5000");
    }

    @Test
    void aPasswordNeedsEncryptionUnlessTheRelayIsThisMachine() {
        assertThat(Relay.parse("smtp://ada:x@mx.example.com", "status")
                        .get(0)
                        .session()
                        .getProperties())
                .containsEntry("mail.smtp.starttls.required", "true");
        assertThat(Relay.parse("smtp://ada:x@127.0.0.1:25", "status")
                        .get(0)
                        .session()
                        .getProperties())
                .doesNotContainKey("mail.smtp.starttls.required");
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
                .isThrownBy(() -> Relay.parse(setting, "status"))
                .satisfies(bad -> {
                    assertThat(bad.getMessage())
                            .startsWith("STATUS_MAIL_RELAYS")
                            .doesNotContain("secret");
                    assertThat(bad.remedy()).contains("smtp://host:port");
                });
    }
}
