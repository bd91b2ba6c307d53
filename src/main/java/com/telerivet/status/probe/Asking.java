package com.telerivet.status.probe;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How a target is asked by HTTP, and what must be in its answer.
 *
 * @param method GET, HEAD, POST or OPTIONS; nothing is sent in the body
 * @param headers one {@code Name: value} a line
 * @param expectedText what the first 64 KB of the answer must hold; "" for anything
 * @param jsonPath where in a JSON answer something must stand, such as {@code $.status.indicator} or {@code $.parts[0].up}
 * @param jsonValue what must stand there, as text; with a path and "" anything but null
 */
public record Asking(
        String method,
        String headers,
        boolean followsRedirects,
        String expectedText,
        String jsonPath,
        String jsonValue) {

    /** A plain GET, whose answer may hold anything. */
    public static Asking plain() {
        return new Asking("GET", "", false, "", "", "");
    }

    /** The lines of the headers by their names; a line that is none is left out. */
    Map<String, String> headerMap() {
        Map<String, String> map = new LinkedHashMap<>();
        headers.lines()
                .filter(line -> line.indexOf(':') > 0)
                .forEach(line -> map.put(
                        line.substring(0, line.indexOf(':')).strip(),
                        line.substring(line.indexOf(':') + 1).strip()));
        return map;
    }
}
