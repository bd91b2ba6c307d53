package com.telerivet.status.delivery.bounce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.telerivet.status.platform.BadSetting;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BounceSettingsTests {

    private static final String SECRET = "0123456789abcdef";

    @ParameterizedTest
    @CsvSource({
        "bounces@example.com, bounces+*@example.com",
        "*@bounces.example.com, *@bounces.example.com",
        "b-*@example.com, b-*@example.com",
        "'', ''"
    })
    void theMarkGoesBehindAPlusOrWhereTheStarIs(String typed, String meant) {
        assertThat(new BounceSettings(typed, "", SECRET).address()).isEqualTo(meant);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bounces",
                "bounces@",
                "Bounces <bounces@example.com>",
                "a*b*@example.com",
                "bounces@example.com\r\nX: y",
                "a-local-part-that-leaves-no-room-for-a-mark@example.com"
            })
    void whatTakesNoMarkEndsTheStart(String address) {
        assertThatThrownBy(() -> new BounceSettings(address, "", SECRET))
                .isInstanceOf(BadSetting.class)
                .hasMessageContaining("STATUS_MAIL_BOUNCE_ADDRESS");
    }

    @Test
    void whatNobodyWouldHearOrAnybodyCouldSayEndsTheStart() {
        assertThatThrownBy(() -> new BounceSettings("bounces@example.com", "", ""))
                .hasMessageContaining("nobody hears");
        assertThatThrownBy(() -> new BounceSettings("", "imaps://a:b@imap.example.com", ""))
                .hasMessageContaining("STATUS_MAIL_BOUNCE_MAILBOX");
        assertThatThrownBy(() -> new BounceSettings("bounces@example.com", "", "short"))
                .hasMessageContaining("STATUS_MAIL_BOUNCE_HOOK_SECRET");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "pop3://a:secret@example.com",
                "imaps://example.com",
                "imaps://secret@example.com",
                "imaps://a:secret@",
                "imaps://a:sec ret@example.com"
            })
    void whatIsNoMailboxEndsTheStartWithoutItsPassword(String mailbox) {
        assertThatThrownBy(() -> new BounceSettings("bounces@example.com", mailbox, ""))
                .isInstanceOfSatisfying(BadSetting.class, bad -> assertThat(bad.getMessage() + bad.remedy())
                        .doesNotContain("secret", "sec ret"));
    }

    @Test
    void aMailboxIsEncryptedUnlessItIsOnThisMachine() {
        MailboxAddress far = MailboxAddress.of("imap://a%40b:c%2Fd+e@imap.example.com/Returned/Mail");
        assertThat(far.needsTls()).isTrue();
        assertThat(far.port()).isEqualTo(143);
        assertThat(far.user() + " " + far.password() + " " + far.folder()).isEqualTo("a@b c/d+e Returned/Mail");
        assertThat(far.toString()).doesNotContain("c/d");
        assertThat(MailboxAddress.of("imap://a:b@127.0.0.1:1143").needsTls()).isFalse();
        MailboxAddress secure = MailboxAddress.of("imaps://a:b@imap.example.com");
        assertThat(secure.isSecure()).isTrue();
        assertThat(secure.port()).isEqualTo(993);
        assertThat(secure.folder()).isEqualTo("INBOX");
    }
}
