package com.telerivet.status.admin;

import com.telerivet.status.platform.BadSetting;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the desk behaves.
 *
 * @param undo for how long mails wait after publishing at the desk, so that it can be undone; zero mails at once
 */
@ConfigurationProperties("status.admin")
record DeskSettings(@DefaultValue("10s") Duration undo) {

    private static final Duration LONGEST = Duration.ofHours(1);

    DeskSettings {
        if (undo.isNegative() || undo.compareTo(LONGEST) > 0) {
            throw new BadSetting(
                    "STATUS_ADMIN_UNDO is " + undo + ".",
                    "Set it to the time in which publishing can be undone, for example 10s; 0 switches it off.");
        }
    }
}
