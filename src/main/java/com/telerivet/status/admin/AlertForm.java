package com.telerivet.status.admin;

import com.telerivet.status.alert.AlertRule;
import com.telerivet.status.alert.NewRule;
import com.telerivet.status.alert.RuleKind;
import com.telerivet.status.alert.Side;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A rule as it was typed.
 *
 * @param metric "" for none, like probe and component
 * @param recovery "" for the threshold
 * @param mails addresses with commas between them
 */
record AlertForm(
        String name,
        String kind,
        String metric,
        String probe,
        String side,
        String threshold,
        String recovery,
        Integer badMinutes,
        Integer ofMinutes,
        Integer days,
        String component,
        String mails,
        String webhookUrl,
        Boolean publishing,
        Integer version,
        String key) {

    /** A field that was not sent arrives as null, and counts as empty. */
    AlertForm {
        name = name == null ? "" : name;
        kind = kind == null ? "" : kind;
        metric = metric == null ? "" : metric;
        probe = probe == null ? "" : probe;
        side = side == null ? "" : side;
        threshold = threshold == null ? "" : threshold.strip();
        recovery = recovery == null ? "" : recovery.strip();
        badMinutes = badMinutes == null ? 0 : badMinutes;
        ofMinutes = ofMinutes == null ? 0 : ofMinutes;
        days = days == null ? 0 : days;
        component = component == null ? "" : component;
        mails = mails == null ? "" : mails;
        webhookUrl = webhookUrl == null ? "" : webhookUrl.strip();
        publishing = publishing != null && publishing;
        version = version == null ? 0 : version;
        key = key == null ? "" : key;
    }

    static AlertForm fresh() {
        return new AlertForm("", "figure", "", "", "above", "", "", 3, 5, 14, "", "", "", false, 0, "");
    }

    static AlertForm of(AlertRule rule) {
        NewRule terms = rule.terms();
        boolean ofFigure = terms.kind() == RuleKind.FIGURE;
        boolean hasOwnRecovery = ofFigure && terms.recovery() != terms.threshold();
        return new AlertForm(
                terms.name(),
                terms.kind().code(),
                Objects.toString(terms.metricId(), ""),
                Objects.toString(terms.probeId(), ""),
                terms.side().code(),
                ofFigure ? Figures.plain(terms.threshold()) : "",
                hasOwnRecovery ? Figures.plain(terms.recovery()) : "",
                terms.badMinutes(),
                terms.ofMinutes(),
                terms.days(),
                Objects.toString(terms.componentId(), ""),
                String.join(", ", terms.mails()),
                terms.webhookUrl(),
                terms.isPublishing(),
                rule.version(),
                "");
    }

    NewRule rule() {
        double limit = Figures.number(threshold);
        return new NewRule(
                name,
                RuleKind.of(kind).orElseThrow(() -> new IllegalArgumentException("no rule is of the kind " + kind)),
                id(metric),
                id(probe),
                Side.of(side).orElse(Side.ABOVE),
                limit,
                recovery.isEmpty() ? limit : Figures.number(recovery),
                badMinutes,
                kind.equals(RuleKind.FIGURE.code()) ? ofMinutes : badMinutes,
                days,
                id(component),
                addresses(),
                webhookUrl,
                publishing);
    }

    private List<String> addresses() {
        return Arrays.stream(mails.split("[,;\\s]+", -1))
                .filter(m -> !m.isEmpty())
                .distinct()
                .toList();
    }

    private static @Nullable String id(String chosen) {
        return chosen.isEmpty() ? null : chosen;
    }
}
