package com.telerivet.status.publication.html;

import com.telerivet.status.platform.BadSetting;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * In which languages the public pages are offered.
 *
 * @param languages their codes, separated by commas; all where nothing is set. English is always among them.
 */
@ConfigurationProperties("status.page")
record LanguageSettings(@Nullable String languages) {

    LanguageSettings {
        read(languages);
    }

    Set<Language> offered() {
        return read(languages);
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
