package com.telerivet.status.manageapi;

import java.util.regex.Pattern;

/** Where points come by the thousands: they touch nothing but themselves, wait for nobody, and have a larger allowance. */
final class PointRoutes {

    private static final Pattern POINTS = Pattern.compile("/v1/metrics|/v1/pages/[^/]+/metrics/(?:[^/]+/)?data");

    private PointRoutes() {}

    /** @param path the whole path, without a suffix */
    static boolean isOne(String method, String path) {
        return method.equals("POST") && POINTS.matcher(path).matches();
    }
}
