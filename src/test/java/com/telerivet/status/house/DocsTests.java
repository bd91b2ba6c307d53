package com.telerivet.status.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the documents say about the code is compared with the code. */
class DocsTests {

    @Test
    void everySettingOfTheReadmeIsOneThatTheProgramReads() throws IOException {
        String readme = Files.readString(Path.of("README.md"));
        String code = allText(Path.of("src/main")) + namesOfSettings();
        List<String> settings = Pattern.compile("(?m)^\\| `(STATUS_[A-Z_]+)`")
                .matcher(readme)
                .results()
                .map((MatchResult r) -> r.group(1))
                .toList();

        assertThat(settings).isNotEmpty().allSatisfy(setting -> assertThat(code)
                .as("%s is read somewhere", setting)
                .containsIgnoringCase(setting.substring("STATUS_".length()).replace("_", "")));
    }

    /** Each setting of a settings record by its whole name, for example {@code statusssoissuer}. */
    private static String namesOfSettings() throws IOException {
        Pattern record = Pattern.compile(
                "@ConfigurationProperties\\(\"(status[^\"]*)\"\\)\\s+(?:public )?record \\w+\\((.*?)\\) \\{",
                Pattern.DOTALL);
        StringBuilder names = new StringBuilder();
        try (var files = Files.walk(Path.of("src/main/java"))) {
            for (Path file :
                    files.filter(f -> f.toString().endsWith("Settings.java")).toList()) {
                Matcher found = record.matcher(Files.readString(file));
                while (found.find()) {
                    String prefix = found.group(1).replaceAll("[-_.]", "");
                    Pattern.compile("(\\w+)(?:,|$)")
                            .matcher(found.group(2).strip())
                            .results()
                            .forEach(name -> names.append(' ').append(prefix).append(name.group(1)));
                }
            }
        }
        return names.toString();
    }

    private static String allText(Path folder) throws IOException {
        StringBuilder text = new StringBuilder();
        try (var files = Files.walk(folder)) {
            for (Path file :
                    files.filter(f -> f.toString().matches(".*\\.(java|yaml)")).toList()) {
                text.append(Files.readString(file).replaceAll("[-_.]", ""));
            }
        }
        return text.toString();
    }
}
