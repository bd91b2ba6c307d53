package com.telerivet.status.metric;

import com.telerivet.status.platform.BadSetting;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of what is measured.
 *
 * @param pointsKept how long single points are kept, 32 days or more, in whole months; their rollups stay for ever
 */
@ConfigurationProperties("status.metric")
public record MetricSettings(@DefaultValue("395d") Duration pointsKept) {

    public MetricSettings {
        if (pointsKept.compareTo(Duration.ofDays(32)) < 0) {
            throw new BadSetting(
                    "STATUS_METRIC_POINTSKEPT is " + pointsKept.toDays() + " days, which is less than 32.",
                    "Give a time of 32 days or more, for example 400d, or leave it out for 395d.");
        }
    }
}
