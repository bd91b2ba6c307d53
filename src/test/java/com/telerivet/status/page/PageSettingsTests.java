package com.telerivet.status.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.telerivet.status.platform.BadSetting;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageSettingsTests {

    @Test
    void anEmptyIdIsNoneAsComposeFilesPassItOn() {
        assertThat(new PageSettings("").id()).isNull();
        assertThat(new PageSettings("t3l3r1v3tpg1").id()).isEqualTo("t3l3r1v3tpg1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"short", "UPPERCASE123", "thirteenchars", "with-dash-12"})
    void anIdThatTheApiCouldNotServeEndsTheStart(String id) {
        assertThatThrownBy(() -> new PageSettings(id))
                .isInstanceOf(BadSetting.class)
                .hasMessageContaining("STATUS_PAGE_ID");
    }
}
