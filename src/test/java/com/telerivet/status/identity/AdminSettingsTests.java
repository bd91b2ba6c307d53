package com.telerivet.status.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.telerivet.status.platform.BadSetting;
import org.junit.jupiter.api.Test;

class AdminSettingsTests {

    @Test
    void aShortPasswordEndsTheStartWithWhatToDo() {
        assertThatThrownBy(() -> new AdminSettings("ada@example.com", "too short"))
                .isInstanceOfSatisfying(BadSetting.class, problem -> assertThat(problem.remedy())
                        .startsWith("Choose a longer one"))
                .hasMessage("STATUS_ADMIN_PASSWORD is shorter than 12 characters.");
    }

    @Test
    void aPasswordThatBcryptWouldCutIsRefused() {
        assertThatThrownBy(() -> new AdminSettings("ada@example.com", "ü".repeat(37)))
                .hasMessage("STATUS_ADMIN_PASSWORD is longer than 72 bytes.");
    }

    @Test
    void anAddressMustBeOne() {
        assertThatThrownBy(() -> new AdminSettings("ada", "correct horse battery"))
                .hasMessage("STATUS_ADMIN_EMAIL is \"ada\", which is not an e-mail address.");
    }

    @Test
    void oneWithoutTheOtherIsRefused() {
        assertThatThrownBy(() -> new AdminSettings("ada@example.com", "")).isInstanceOf(BadSetting.class);
        assertThatThrownBy(() -> new AdminSettings(null, "correct horse battery"))
                .isInstanceOf(BadSetting.class);
    }

    @Test
    void neitherMeansTheLinkInTheLog() {
        assertThat(new AdminSettings(" ", "").email()).isNull();
    }

    @Test
    void theSettingsDoNotTellThePassword() {
        assertThat(new AdminSettings("Ada@Example.com", "correct horse battery").toString())
                .isEqualTo("AdminSettings[email=ada@example.com]");
    }
}
