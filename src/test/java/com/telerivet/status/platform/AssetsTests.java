package com.telerivet.status.platform;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AssetsTests {

    private final Assets assets = new Assets();

    @Test
    void everyNamedAddressIsAFileThatExists() {
        assertThat(assets.files().values()).isNotEmpty().allMatch(file -> file.exists());
        assertThat(assets.files())
                .containsKeys(assets.publicStyle(), assets.publicScript(), assets.adminStyle(), assets.adminScript());
    }

    @Test
    void theStyleToPutIntoAPageHasItsLayersInOrderAndCannotEndItsElement() {
        assertThat(assets.publicStyleText())
                .containsSubsequence("@layer tokens", "@layer base", "@layer layout", "@layer parts", "@layer print")
                .doesNotContain("</");
    }
}
