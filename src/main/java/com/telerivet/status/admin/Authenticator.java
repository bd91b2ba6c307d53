package com.telerivet.status.admin;

import com.telerivet.status.identity.SecondSteps;
import io.nayuki.qrcodegen.QrCode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * What an authenticator is given: a picture to scan, and the same as a key to type.
 *
 * @param key base 32 in groups of four
 * @param path the dark squares as the path of an SVG
 * @param size the length of its side, margins included
 */
record Authenticator(String key, String path, int size) {

    /** ISO/IEC 18004 wants four light squares around the code. */
    private static final int MARGIN = 4;

    static Authenticator of(byte[] key, String email, String pageName) {
        String text = SecondSteps.written(key);
        String issuer = encoded(pageName + " status");
        String uri = "otpauth://totp/" + issuer + ":" + encoded(email) + "?secret=" + text + "&issuer=" + issuer;
        QrCode code = QrCode.encodeText(uri, QrCode.Ecc.MEDIUM);
        StringBuilder path = new StringBuilder();
        for (int y = 0; y < code.size; y++) {
            for (int x = 0; x < code.size; x++) {
                if (code.getModule(x, y)) {
                    path.append('M')
                            .append(x + MARGIN)
                            .append(' ')
                            .append(y + MARGIN)
                            .append("h1v1h-1z");
                }
            }
        }
        return new Authenticator(text.replaceAll("(.{4})(?=.)", "$1 "), path.toString(), code.size + 2 * MARGIN);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
