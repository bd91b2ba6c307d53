package com.telerivet.status.publication.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.telerivet.status.component.SlaSettings;
import com.telerivet.status.delivery.SmsSettings;
import com.telerivet.status.incident.IncidentStatus;
import com.telerivet.status.page.Language;
import com.telerivet.status.page.LanguageSettings;
import com.telerivet.status.platform.Assets;
import com.telerivet.status.platform.BadSetting;
import com.telerivet.status.platform.Markdown;
import com.telerivet.status.publication.Draft;
import com.telerivet.status.publication.RenderedDocument;
import com.telerivet.status.publication.SiteSnapshot;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LanguagesTests {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\d}|%[a-z]");

    private final SiteSnapshot snapshot = Samples.snapshot();

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "ENGLISH")
    void everyTextForThePublicAndForSubscribersExistsWithTheSamePlaceholders(Language language) throws IOException {
        Properties english = texts("/messages.properties");
        Properties own = texts("/messages_" + language.code() + ".properties");
        for (String key : english.stringPropertyNames()) {
            if (isForThePublic(key)) {
                assertThat(own.stringPropertyNames()).as(language.code()).contains(key);
                assertThat(placeholders(own.getProperty(key)))
                        .as(key)
                        .isEqualTo(placeholders(english.getProperty(key)));
            }
        }
        assertThat(own.values()).as("a straight apostrophe would quote").noneMatch(text -> ((String) text)
                .contains("'"));
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "ENGLISH")
    void whatEntriesSayByThemselvesIsSaidInEveryLanguage(Language language) throws IOException {
        assertThat(texts("/messages_" + language.code() + ".properties").stringPropertyNames())
                .containsAll(Arrays.stream(IncidentStatus.values())
                        .filter(status -> status != IncidentStatus.POSTMORTEM)
                        .map(status -> "incident.said." + status.code())
                        .toList());
    }

    /** Other parts and worries are the desk's alone, which speaks English. */
    private static boolean isForThePublic(String key) {
        return (key.startsWith("publication.") && !key.endsWith(".worry"))
                || key.matches("(subscriber|notification|platform\\.away|delivery\\.mail)\\..*")
                || key.matches(
                        "part\\.(page|languages|theme|subscribe|time|incident|promise|entry|status|days|chart|lost)\\b.*");
    }

    @Test
    void theSamePagesStandUnderTheAddressesOfTheirLanguage() {
        List<String> english = paths("");
        assertThat(paths("/es"))
                .containsExactlyElementsOf(english.stream()
                        .filter(path -> !path.matches(
                                "/favicon.*|/brand.css|/robots.txt|/sitemap.xml|/manifest.webmanifest|/metrics/.*/.*"))
                        .toList());
        assertThat(drafts().filter(draft -> draft.path().startsWith("/es/"))).allMatch(Draft::isRare);
    }

    @Test
    void aPageSaysItsWordsItsDirectionAndWhereTheOthersAre() {
        assertThat(page("/es/"))
                .contains("<html lang=\"es\"")
                .contains("href=\"/es/history\"")
                .contains("<link rel=\"canonical\" href=\"https://status.telerivet.com/es/\">")
                .contains("<meta property=\"og:url\" content=\"https://status.telerivet.com/es/\">")
                .contains("content=\"https://status.telerivet.com/es/status.png?v=")
                .contains("hreflang=\"ar\" href=\"https://status.telerivet.com/ar/\"")
                .contains("hreflang=\"x-default\" href=\"https://status.telerivet.com/\"")
                .contains("Interrupción parcial del sistema")
                .doesNotContain(" dir=");
        assertThat(page("/ar/")).contains("lang=\"ar\"").contains("dir=\"rtl\"").contains("انقطاع جزئي في النظام");
        assertThat(page("/")).contains("<html lang=\"en\"").contains("href=\"/history\"");
    }

    @Test
    void datesAndFiguresAreSaidAsSpeakersDo() {
        assertThat(words(Language.SPANISH).day(LocalDate.of(2015, 1, 31)).words())
                .isEqualTo("31 ene 2015");
        assertThat(words(Language.PORTUGUESE).number(1234.5, 2)).isEqualTo("1.234,50");
        assertThat(words(Language.ARABIC)
                        .moment(Instant.parse("2015-01-31T08:38:00Z"))
                        .words())
                .isEqualTo("31 يناير 2015، 08:38 UTC");
    }

    @Test
    void theOperatorChoosesTheLanguages() {
        assertThat(new LanguageSettings("").offered()).hasSize(6);
        assertThat(new LanguageSettings("sw, fr").offered())
                .containsExactly(Language.ENGLISH, Language.FRENCH, Language.SWAHILI);
        assertThatThrownBy(() -> new LanguageSettings("de")).isInstanceOf(BadSetting.class);
    }

    private String page(String path) {
        RenderedDocument document = drafts().filter(draft -> draft.path().equals(path))
                .findFirst()
                .orElseThrow()
                .render();
        return new String(document.body(), StandardCharsets.UTF_8);
    }

    private List<String> paths(String prefix) {
        return drafts().map(Draft::path)
                .filter(path ->
                        prefix.isEmpty() ? !path.matches("/(es|fr|pt|sw|ar)/.*") : path.startsWith(prefix + "/"))
                .map(path -> path.substring(prefix.length()))
                .toList();
    }

    private Stream<Draft> drafts() {
        return new HtmlRenderer(
                        Samples.messages(),
                        new Markdown(),
                        new Assets(),
                        new LanguageSettings(null),
                        new SlaSettings(""),
                        new SmsSettings("key", "PJ1", "https://api.telerivet.com", 10))
                .drafts(snapshot).stream();
    }

    private static Words words(Language language) {
        return new Words(Samples.messages(), language.locale());
    }

    private static Properties texts(String file) throws IOException {
        Properties texts = new Properties();
        try (Reader reader = new InputStreamReader(
                Objects.requireNonNull(LanguagesTests.class.getResourceAsStream(file)), StandardCharsets.UTF_8)) {
            texts.load(reader);
        }
        return texts;
    }

    private static TreeSet<String> placeholders(String text) {
        TreeSet<String> found = new TreeSet<>();
        PLACEHOLDER.matcher(text).results().map(MatchResult::group).forEach(found::add);
        return found;
    }
}
