package com.telerivet.status.platform;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.support.RequestContextUtils;

/**
 * Answers what needs the database while it is away. It stands outside of the session, which lives in the database too,
 * so no page of the application can be asked for words here.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
class DatabaseAwayFilter extends HttpFilter {

    private static final String PAGE =
            """
            <!DOCTYPE html>
            <html lang="%s" dir="%s"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
            <title>%s</title><meta name="color-scheme" content="light dark">
            <meta name="robots" content="noindex"><link rel="stylesheet" href="%s"></head>
            <body><main class="page desk"><div class="desk-narrow">
            <h1>%s</h1>
            <p class="desk-lead">%s</p>
            <div class="actions"><a class="button" href="%s">%s</a>%s</div>
            </div></main></body></html>
            """;
    private static final String WAY_OUT =
            "<a href=\"/admin/emergency\">Publish without the database, with the recovery key</a>";
    private static final String JSON =
            "{\"error\":\"Service unavailable\",\"message\":\"The database is away; nothing was changed\"}";

    private final transient Assets assets;
    private final transient MessageSource messages;

    DatabaseAwayFilter(Assets assets, MessageSource messages) {
        this.assets = assets;
        this.messages = messages;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        try {
            chain.doFilter(request, response);
        } catch (ServletException | RuntimeException e) {
            if (response.isCommitted() || !DatabaseAway.isBehind(e)) {
                throw e;
            }
            boolean isForPrograms = request.getRequestURI().startsWith("/v1/");
            response.reset();
            response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
            response.setHeader("Retry-After", "10");
            response.setHeader("Cache-Control", "no-store");
            response.setContentType(isForPrograms ? "application/json" : "text/html; charset=utf-8");
            String answer = isForPrograms
                    ? JSON
                    : page(language(request), request.getRequestURI().startsWith("/admin"));
            response.getOutputStream().write(answer.getBytes(StandardCharsets.UTF_8));
        }
    }

    private String page(Locale language, boolean isForTheTeam) {
        String code = language.getLanguage();
        return PAGE.formatted(
                code,
                say("direction", language),
                say("title", language),
                assets.adminStyle(),
                say("heading", language),
                say("text", language),
                code.equals("en") ? "/" : "/" + code + "/",
                say("home", language),
                isForTheTeam ? WAY_OUT : "");
    }

    private String say(String key, Locale language) {
        return messages.getMessage("platform.away." + key, null, language);
    }

    /** That of the page that was asked for; English where the request did not come as far as that. */
    private static Locale language(HttpServletRequest request) {
        LocaleResolver resolver = RequestContextUtils.getLocaleResolver(request);
        return resolver == null ? Locale.ENGLISH : resolver.resolveLocale(request);
    }
}
