package com.telerivet.status.identity;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TotpTests {

    private static final byte[] KEY = "12345678901234567890".getBytes(US_ASCII);

    /** RFC 6238, appendix B; its codes have eight digits, of which ours are the last six. */
    @ParameterizedTest
    @CsvSource({
        "59,287082",
        "1111111109,081804",
        "1111111111,050471",
        "1234567890,005924",
        "2000000000,279037",
        "20000000000,353130"
    })
    void codesAreThoseOfTheStandard(long seconds, String code) {
        assertThat(Totp.code(KEY, Instant.ofEpochSecond(seconds))).isEqualTo(code);
        assertThat(Totp.stepOf(code, KEY, Instant.ofEpochSecond(seconds), 0)).hasValue(seconds / 30);
    }

    @Test
    void aClockMayBeOneStepOffAndNoMore() {
        Instant then = Instant.ofEpochSecond(1_234_567_890);
        String code = Totp.code(KEY, then);
        assertThat(Totp.stepOf(code, KEY, then.plusSeconds(30), 0)).isPresent();
        assertThat(Totp.stepOf(code, KEY, then.minusSeconds(30), 0)).isPresent();
        assertThat(Totp.stepOf(code, KEY, then.plusSeconds(60), 0)).isEmpty();
        assertThat(Totp.stepOf(code, KEY, then.minusSeconds(60), 0)).isEmpty();
    }

    @Test
    void aCodeOfAUsedOrOlderStepIsRefused() {
        Instant now = Instant.ofEpochSecond(1_234_567_890);
        long step = now.getEpochSecond() / 30;
        assertThat(Totp.stepOf(Totp.code(KEY, now), KEY, now, step)).isEmpty();
        assertThat(Totp.stepOf(Totp.code(KEY, now.minusSeconds(30)), KEY, now, step))
                .isEmpty();
        assertThat(Totp.stepOf(Totp.code(KEY, now.plusSeconds(30)), KEY, now, step))
                .isPresent();
    }

    @ParameterizedTest
    @CsvSource({"''", "'00592'", "'0059245'", "'abcdef'", "'٠٠٥٩٢٤'"})
    void whatIsNoCodeIsRefused(String text) {
        assertThat(Totp.stepOf(text, KEY, Instant.ofEpochSecond(1_234_567_890), 0))
                .isEmpty();
    }

    /** RFC 4648, section 10. */
    @ParameterizedTest
    @CsvSource({"'',''", "f,MY", "fo,MZXQ", "foo,MZXW6", "foob,MZXW6YQ", "fooba,MZXW6YTB", "foobar,MZXW6YTBOI"})
    void base32IsThatOfTheStandard(String text, String written) {
        assertThat(Base32.of(text.getBytes(US_ASCII))).isEqualTo(written);
    }
}
