package com.telerivet.status.publication.html;

import com.telerivet.status.component.ComponentStatus;

/** The status in a browser's tab: a shape and a colour of its own for each, legible at 16 pixels. */
final class Favicon {

    private Favicon() {}

    static String of(ComponentStatus status) {
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 16 16\">" + shape(status) + "</svg>\n";
    }

    private static String shape(ComponentStatus status) {
        return switch (status) {
            case OPERATIONAL -> disc("#00896a") + stroke("m4.5 8.25 2.4 2.4 4.6-5");
            case UNDER_MAINTENANCE -> disc("#1a5fb4") + stroke("M5 11 11 5M9 4.5h2.5V7");
            case DEGRADED_PERFORMANCE -> "<path fill=\"#d99a00\" d=\"M.5 2h15L8 15.5z\"/>";
            case PARTIAL_OUTAGE ->
                "<circle cx=\"8\" cy=\"8\" r=\"7\" fill=\"#fff\" stroke=\"#d85a00\" stroke-width=\"2\"/>"
                        + "<path fill=\"#d85a00\" d=\"M8 0a8 8 0 0 0 0 16z\"/>";
            case MAJOR_OUTAGE -> disc("#c00040") + stroke("m5 5 6 6m0-6-6 6");
        };
    }

    private static String disc(String colour) {
        return "<circle cx=\"8\" cy=\"8\" r=\"8\" fill=\"" + colour + "\"/>";
    }

    private static String stroke(String path) {
        return "<path fill=\"none\" stroke=\"#fff\" stroke-width=\"2\" d=\"" + path + "\"/>";
    }
}
