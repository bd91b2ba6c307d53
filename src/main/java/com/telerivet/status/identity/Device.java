package com.telerivet.status.identity;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a browser says it is, in the two words by which its owner will know it again. */
final class Device {

    /** The first that is found counts: most browsers claim to be some others too. */
    private static final List<List<String>> BROWSERS = List.of(
            List.of("Edg", "Edge"),
            List.of("OPR/", "Opera"),
            List.of("SamsungBrowser", "Samsung Internet"),
            List.of("Firefox", "Firefox"),
            List.of("FxiOS", "Firefox"),
            List.of("CriOS", "Chrome"),
            List.of("Chrome", "Chrome"),
            List.of("Safari", "Safari"),
            List.of("curl", "curl"));

    private static final List<List<String>> SYSTEMS = List.of(
            List.of("Android", "Android"),
            List.of("iPhone", "iPhone"),
            List.of("iPad", "iPad"),
            List.of("Windows", "Windows"),
            List.of("CrOS", "ChromeOS"),
            List.of("Mac OS X", "macOS"),
            List.of("Linux", "Linux"));

    private Device() {}

    static String of(@Nullable String userAgent) {
        String text = userAgent == null ? "" : userAgent;
        String browser = first(BROWSERS, text);
        String system = first(SYSTEMS, text);
        if (browser.isEmpty()) {
            return system.isEmpty() ? "Unknown device" : system;
        }
        return system.isEmpty() ? browser : browser + " on " + system;
    }

    private static String first(List<List<String>> names, String text) {
        return names.stream()
                .filter(name -> text.contains(name.get(0)))
                .findFirst()
                .map(name -> name.get(1))
                .orElse("");
    }
}
