package com.telerivet.status.delivery;

/**
 * What goes wrong with the messages about one subject, by one channel.
 *
 * @param waiting how many failed at least once, and will be tried again
 * @param refused how many were given up within the last day
 * @param problem what the other side said last, or ""
 */
public record FailingDeliveries(
        String kind, String subjectId, String channel, long waiting, long refused, String problem) {}
