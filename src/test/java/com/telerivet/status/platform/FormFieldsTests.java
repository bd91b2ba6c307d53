package com.telerivet.status.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormFieldsTests {

    @Test
    void fieldsAreDecodedInTheOrderInWhichTheyStand() {
        Map<String, String[]> fields = fields("title=No%20calls+at+all&body=a%26b%3Dc%0D%0A%C3%A9&empty=&bare&&=x");
        assertThat(fields.keySet()).containsExactly("title", "body", "empty", "bare", "");
        assertThat(fields.get("title")).containsExactly("No calls at all");
        assertThat(fields.get("body")).containsExactly("a&b=c\r\né");
        assertThat(fields.get("empty")).containsExactly("");
        assertThat(fields.get("bare")).containsExactly("");
    }

    @Test
    void aFieldGivenSeveralTimesKeepsAllItsValuesBehindTheQuerys() {
        byte[] body = "component=b&component=c".getBytes(StandardCharsets.UTF_8);
        assertThat(FormFields.in(body, Map.of("component", new String[] {"a"})).get("component"))
                .containsExactly("a", "b", "c");
    }

    @Test
    void textThatWasNotEscapedIsReadAsUtf8() {
        assertThat(fields("name=Zoë 🙂").get("name")).containsExactly("Zoë 🙂");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a=%", "a=%4", "a=%zz", "a=%C3", "a=%ED%A0%80", "%FF=a"})
    void whatCannotBeDecodedIsRefused(String body) {
        assertThatThrownBy(() -> fields(body)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void tooManyFieldsAreRefused() {
        assertThat(fields("a&".repeat(999)).get("a")).hasSize(999);
        assertThatThrownBy(() -> fields("a&".repeat(1001))).isInstanceOf(IllegalStateException.class);
    }

    private static Map<String, String[]> fields(String body) {
        return FormFields.in(body.getBytes(StandardCharsets.UTF_8), Map.of());
    }
}
