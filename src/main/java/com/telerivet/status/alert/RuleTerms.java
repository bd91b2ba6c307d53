package com.telerivet.status.alert;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;

/** What a rule must be like before it is kept. */
final class RuleTerms {

    private static final int LONGEST_NAME = 255;
    private static final int LONGEST_URL = 1000;
    private static final int MOST_MAILS = 10;
    private static final int MOST_MINUTES = 120;
    private static final int MOST_DAYS = 90;

    private RuleTerms() {}

    static void check(NewRule given) {
        if (given.name().isBlank() || given.name().strip().length() > LONGEST_NAME) {
            throw new AlertRejected("name", "Give the rule a name, with at most " + LONGEST_NAME + " characters.");
        }
        if (given.kind() == RuleKind.CERTIFICATE ? given.probeId() == null : given.metricId() == null) {
            throw new AlertRejected(
                    given.kind() == RuleKind.CERTIFICATE ? "probe" : "metric", "Choose what it looks at.");
        }
        checkFigures(given);
        checkMinutes(given);
        if (given.kind() == RuleKind.CERTIFICATE && (given.days() < 1 || given.days() > MOST_DAYS)) {
            throw new AlertRejected("days", "Give 1 to " + MOST_DAYS + " days.");
        }
        checkMails(given.mails());
        checkWebhook(given.webhookUrl());
    }

    private static void checkFigures(NewRule given) {
        if (given.kind() != RuleKind.FIGURE) {
            return;
        }
        if (!Double.isFinite(given.threshold())) {
            throw new AlertRejected("threshold", "Give a number.");
        }
        if (!Double.isFinite(given.recovery()) || given.side().isBad(given.recovery(), given.threshold())) {
            throw new AlertRejected(
                    "recovery", "Give a number on the good side of the threshold, or the threshold itself.");
        }
    }

    private static void checkMinutes(NewRule given) {
        if (given.kind() == RuleKind.CERTIFICATE) {
            return;
        }
        if (given.badMinutes() < 1 || given.badMinutes() > MOST_MINUTES) {
            throw new AlertRejected("badMinutes", "Give 1 to " + MOST_MINUTES + " minutes.");
        }
        if (given.ofMinutes() < given.badMinutes() || given.ofMinutes() > MOST_MINUTES) {
            throw new AlertRejected("ofMinutes", "Give at least as many minutes, and at most " + MOST_MINUTES + ".");
        }
    }

    private static void checkMails(List<String> mails) {
        if (mails.size() > MOST_MAILS) {
            throw new AlertRejected("mails", "Give at most " + MOST_MAILS + " addresses.");
        }
        for (String mail : mails) {
            if (!mail.matches("[^@\\s,<>\"]{1,64}@[^@\\s,<>\"]{1,190}")) {
                throw new AlertRejected("mails", "“" + mail + "” is no address.");
            }
        }
    }

    private static void checkWebhook(String url) {
        if (!url.isEmpty() && (url.length() > LONGEST_URL || !isHttp(url))) {
            throw new AlertRejected("webhookUrl", "Give an address such as https://example.com/alert.");
        }
    }

    private static boolean isHttp(String url) {
        try {
            URI address = new URI(url);
            return ("http".equalsIgnoreCase(address.getScheme()) || "https".equalsIgnoreCase(address.getScheme()))
                    && address.getHost() != null
                    && address.getRawUserInfo() == null
                    && !address.getHost().startsWith("169.254.");
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
