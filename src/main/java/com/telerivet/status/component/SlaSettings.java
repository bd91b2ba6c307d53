package com.telerivet.status.component;

import com.telerivet.status.platform.BadSetting;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of what is promised.
 *
 * @param credits which part of a month's fee is given back below which uptime, as {@code 99.9:10,99:25}: 10 % below
 *     99.9 %, 25 % below 99 %; empty promises nothing
 */
@ConfigurationProperties("status.sla")
public record SlaSettings(@DefaultValue("") String credits) {

    private static final String TIERS =
            "[0-9]{1,3}(\\.[0-9]{1,4})?:[0-9]{1,3}(,[0-9]{1,3}(\\.[0-9]{1,4})?:[0-9]{1,3})*";

    public SlaSettings {
        credits = credits.replace(" ", "");
        boolean isWrong = !credits.isEmpty()
                && (!credits.matches(TIERS)
                        || tiers(credits).entrySet().stream()
                                .anyMatch(t -> t.getKey().compareTo(new BigDecimal(100)) > 0
                                        || t.getValue().compareTo(new BigDecimal(100)) > 0));
        if (isWrong) {
            throw new BadSetting(
                    "STATUS_SLA_CREDITS is \"" + credits + "\", which are no credits.",
                    "Give pairs of uptime and credit in percent, for example 99.9:10,99:25, or leave it out.");
        }
    }

    /** Whether anything is promised. */
    public boolean isPromised() {
        return !credits.isEmpty();
    }

    /**
     * The credit for a month that is over, in percent, by its uptime as it is shown: that of the lowest tier it fell
     * below. Empty where nothing is promised, the month goes on, or nothing is known of it.
     *
     * @param present the month that goes on
     */
    public Optional<BigDecimal> credit(ComponentMonth month, YearMonth present) {
        if (!isPromised() || !month.month().isBefore(present)) {
            return Optional.empty();
        }
        return Uptime.percent(List.of(month.total())).map(percent -> tiers(credits).entrySet().stream()
                .filter(tier -> percent.compareTo(tier.getKey()) < 0)
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(BigDecimal.ZERO));
    }

    /** The lowest uptime first. */
    private static Map<BigDecimal, BigDecimal> tiers(String credits) {
        Map<BigDecimal, BigDecimal> tiers = new TreeMap<>();
        for (String tier : credits.split(",", -1)) {
            String[] parts = tier.split(":", 2);
            tiers.put(new BigDecimal(parts[0]), new BigDecimal(parts[1]));
        }
        return tiers;
    }
}
