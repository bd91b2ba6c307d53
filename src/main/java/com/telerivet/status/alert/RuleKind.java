package com.telerivet.status.alert;

import java.util.Arrays;
import java.util.Optional;

/** What a rule looks at. */
public enum RuleKind {
    /** A metric that is above or below a threshold for some of the last minutes. */
    FIGURE("figure"),
    /** A metric that nobody has told anything for some minutes. */
    SILENCE("silence"),
    /** The TLS certificate that a probe saw, when it ends soon. */
    CERTIFICATE("certificate");

    private final String code;

    RuleKind(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }

    public static Optional<RuleKind> of(String code) {
        return Arrays.stream(values()).filter(k -> k.code.equals(code)).findFirst();
    }
}
