package com.telerivet.status.page;

import com.telerivet.status.platform.BadSetting;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * In which languages the public pages and what subscribers get are offered.
 *
 * @param languages their codes, separated by commas; all where nothing is set. English is always among them.
 */
@ConfigurationProperties("status.page")
public record LanguageSettings(@Nullable String languages) {

    public LanguageSettings {
        read(languages);
    }

    public Set<Language> offered() {
        return read(languages);
    }

    /** The language of this code, such as {@code es}, where the page offers it. */
    public Optional<Language> offered(@Nullable String code) {
        return code == null ? Optional.empty() : Language.of(code).filter(offered()::contains);
    }

    /** The language of {@code locale} where the page offers it, else English. */
    public Language spoken(Locale locale) {
        return offered(locale.getLanguage()).orElse(Language.ENGLISH);
    }

    /** What the addresses of the pages in a language begin with, such as {@code https://status.example.com/es}. */
    public String address(String url, Locale locale) {
        return url + spoken(locale).prefix();
    }

    /** The first of these that the page offers, else English. */
    public Language best(List<Locale> wanted) {
        return wanted.stream()
                .flatMap(locale -> offered(locale.getLanguage()).stream())
                .findFirst()
                .orElse(Language.ENGLISH);
    }

    private static Set<Language> read(@Nullable String codes) {
        if (codes == null || codes.isBlank()) {
            return EnumSet.allOf(Language.class);
        }
        Set<Language> chosen = EnumSet.of(Language.ENGLISH);
        Arrays.stream(codes.split(",", -1)).map(String::strip).forEach(code -> chosen.add(language(code, codes)));
        return chosen;
    }

    private static Language language(String code, String codes) {
        return Language.of(code)
                .orElseThrow(() -> new BadSetting(
                        "STATUS_PAGE_LANGUAGES is \"" + codes + "\", and \"" + code
                                + "\" is no language of this program.",
                        "Name some of en, es, fr, pt, sw and ar, separated by commas, or leave it out for all."));
    }
}
