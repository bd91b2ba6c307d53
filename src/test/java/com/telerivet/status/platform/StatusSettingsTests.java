package com.telerivet.status.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StatusSettingsTests {

    @Test
    void aSlashAtTheEndOfTheAddressDoesNoHarm() {
        assertThat(new StatusSettings(Path.of("data"), "https://status.example.com/").baseUrl())
                .isEqualTo("https://status.example.com");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "status.example.com",
                "ftp://example.com",
                "http://",
                "https://a b",
                "https://x.example/status",
                "https://x.example/?a=b"
            })
    void anAddressThatReadersCannotUseEndsTheStartWithAProblemAndARemedy(String address) {
        assertThatThrownBy(() -> new StatusSettings(Path.of("data"), address))
                .isInstanceOfSatisfying(BadSetting.class, bad -> {
                    assertThat(bad.getMessage())
                            .contains("STATUS_BASE_URL", address)
                            .endsWith(".");
                    assertThat(bad.remedy()).contains("STATUS_BASE_URL").endsWith(".");
                });
    }
}
