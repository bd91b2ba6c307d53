package com.telerivet.status.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.core.io.ClassPathResource;

class AssetsTests {

    private final Assets assets = new Assets();

    @ParameterizedTest
    @MethodSource
    void everyNamedAddressIsAFileThatExists(String address) {
        assertThat(address).startsWith("/assets/");
        assertThat(new ClassPathResource("frontend" + address).exists()).isTrue();
    }

    static Stream<String> everyNamedAddressIsAFileThatExists() {
        Assets assets = new Assets();
        return Stream.of(assets.publicStyle(), assets.publicScript(), assets.adminStyle(), assets.adminScript());
    }

    @Test
    void theStyleToPutIntoAPageHasItsLayersInOrderAndCannotEndItsElement() {
        assertThat(assets.publicStyleText())
                .containsSubsequence("@layer tokens", "@layer base", "@layer layout", "@layer parts", "@layer print")
                .doesNotContain("</");
    }
}
