package com.telerivet.status.identity;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The page that somebody asked for before they signed in. It travels in the address of the sign-in page, so that a
 * stranger's visit leaves nothing in the database, and only pages of the desk count: never another site.
 */
final class WantedPage {

    static final String PARAMETER = "next";
    private static final String HOME = "/admin";
    private static final Pattern OF_THE_DESK = Pattern.compile("/admin(/[a-z0-9_/-]*)?(\\?[A-Za-z0-9_=&%.+-]*)?");
    private static final Pattern NO_AIM = Pattern.compile("/admin/(login|logout|setup)\\b.*");

    private WantedPage() {}

    /** The sign-in page's address for a refused request. What was posted is not repeated. */
    static String loginFor(HttpServletRequest request) {
        String query = request.getQueryString();
        String wanted = request.getRequestURI() + (query == null ? "" : "?" + query);
        boolean isHome = wanted.equals(HOME) || !request.getMethod().equals("GET") || !isLocal(wanted);
        return "/admin/login"
                + (isHome ? "" : "?" + PARAMETER + "=" + URLEncoder.encode(wanted, StandardCharsets.UTF_8));
    }

    /** The sign-in page's address for a form that was kept, from where it goes on to that form. */
    static String loginForDraft(String form) {
        return "/admin/login?kept&" + PARAMETER + "="
                + URLEncoder.encode(HOME + "/drafts/" + form, StandardCharsets.UTF_8);
    }

    /** The address of the second step's page, from where it goes on to {@code next}. */
    static String codeFor(String next) {
        return "/admin/login/code?" + PARAMETER + "=" + URLEncoder.encode(next, StandardCharsets.UTF_8);
    }

    static String of(@Nullable String given) {
        return given != null && isLocal(given) ? given : HOME;
    }

    private static boolean isLocal(String path) {
        return path.length() <= 500
                && OF_THE_DESK.matcher(path).matches()
                && !NO_AIM.matcher(path).matches();
    }
}
