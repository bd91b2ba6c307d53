package com.telerivet.status.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The contrast of every colour that means something, computed from the tokens in both themes (WCAG 2.2, 1.4.3 and 1.4.11). */
class ContrastTests {

    private static final Path TOKENS = Path.of("frontend/src/styles/tokens.css");
    private static final Pattern PAIR = Pattern.compile("--([a-z-]+): light-dark\\((#[0-9a-f]{6}), (#[0-9a-f]{6})\\)");

    /** Text wants 4.5, on the page and on the shade behind notices; what is only drawn wants 3. */
    @ParameterizedTest
    @CsvSource({
        "ink, 4.5",
        "quiet, 4.5",
        "operational, 4.5",
        "degraded, 4.5",
        "partial, 4.5",
        "major, 4.5",
        "maintenance, 4.5",
        "no-data, 3",
        "bar, 3",
        "edge, 3"
    })
    void everyMarkStandsOutFromItsGround(String token, double least) throws IOException {
        Map<String, String[]> tokens = tokens();
        for (int theme : new int[] {0, 1}) {
            for (String ground : new String[] {"paper", "wash"}) {
                assertThat(contrast(tokens.get(token)[theme], tokens.get(ground)[theme]))
                        .as("%s on %s, %s theme", token, ground, theme == 0 ? "light" : "dark")
                        .isGreaterThanOrEqualTo(least);
            }
        }
    }

    private static Map<String, String[]> tokens() throws IOException {
        Map<String, String[]> tokens = new HashMap<>();
        Matcher matcher = PAIR.matcher(Files.readString(TOKENS));
        while (matcher.find()) {
            tokens.put(matcher.group(1), new String[] {matcher.group(2), matcher.group(3)});
        }
        return tokens;
    }

    private static double contrast(String one, String other) {
        double a = luminance(one);
        double b = luminance(other);
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    /** The relative luminance of WCAG 2.2, from 0 to 1. */
    private static double luminance(String hex) {
        double[] weights = {0.2126, 0.7152, 0.0722};
        return IntStream.range(0, 3)
                .mapToDouble(i -> {
                    double share = Integer.parseInt(hex.substring(1 + 2 * i, 3 + 2 * i), 16) / 255.0;
                    return weights[i] * (share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4));
                })
                .sum();
    }
}
