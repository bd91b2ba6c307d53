package com.telerivet.status.subscriber;

import com.telerivet.status.page.LanguageSettings;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.LocaleResolver;

/**
 * The language of a page that is made on request. All speak English, whatever a browser asks for, but those of a
 * subscription, which speak its language, and the forms to subscribe, which speak that of the page they are opened from:
 * it is named in their address, and goes with what they send.
 */
@Component("localeResolver")
class SpokenLanguage implements LocaleResolver {

    /** The parameter that names it, in addresses and forms. */
    static final String PARAMETER = "language";

    private static final String CHOSEN = SpokenLanguage.class.getName();

    private final LanguageSettings settings;

    SpokenLanguage(LanguageSettings settings) {
        this.settings = settings;
    }

    @Override
    public Locale resolveLocale(HttpServletRequest request) {
        if (request.getAttribute(CHOSEN) instanceof Locale chosen) {
            return chosen;
        }
        return isToSubscribe(request)
                ? settings.offered(request.getParameter(PARAMETER))
                        .map(language -> language.locale())
                        .orElse(Locale.ENGLISH)
                : Locale.ENGLISH;
    }

    @Override
    public void setLocale(HttpServletRequest request, @Nullable HttpServletResponse response, @Nullable Locale locale) {
        request.setAttribute(CHOSEN, locale);
    }

    /** Has the page speak the subscription's language, if it is offered. */
    void speak(HttpServletRequest request, Subscription subscription) {
        setLocale(
                request,
                null,
                settings.spoken(Locale.forLanguageTag(subscription.locale())).locale());
    }

    static boolean isToSubscribe(HttpServletRequest request) {
        String path = request.getRequestURI();
        return path.equals("/subscribe") || path.startsWith("/subscribe/");
    }
}
