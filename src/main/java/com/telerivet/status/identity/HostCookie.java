package com.telerivet.status.identity;

import com.telerivet.status.platform.StatusSettings;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/** A cookie of the desk that no script reads and no other site brings along. */
class HostCookie {

    private final String name;
    private final boolean isHttps;

    HostCookie(String name, StatusSettings settings) {
        this.isHttps = settings.baseUrl().startsWith("https://");
        this.name = name(name, isHttps);
    }

    /** With the prefix that makes browsers refuse the cookie from a neighbouring host or without https. */
    static String name(String plain, boolean isHttps) {
        return isHttps ? "__Host-" + plain : plain;
    }

    Optional<String> value(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies() == null ? new Cookie[0] : request.getCookies();
        return Arrays.stream(cookies)
                .filter(cookie -> cookie.getName().equals(name))
                .map(Cookie::getValue)
                .findFirst();
    }

    void give(HttpServletResponse response, String value, Duration age) {
        Cookie cookie = new Cookie(name, value);
        cookie.setPath("/");
        cookie.setHttpOnly(true);
        cookie.setSecure(isHttps);
        cookie.setMaxAge(Math.toIntExact(age.toSeconds()));
        cookie.setAttribute("SameSite", "Strict");
        response.addCookie(cookie);
    }

    void forget(HttpServletResponse response) {
        give(response, "", Duration.ZERO);
    }
}
