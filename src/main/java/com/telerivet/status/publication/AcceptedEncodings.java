package com.telerivet.status.publication;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which encodings a client takes, best first. The few headers that browsers send are understood once. */
final class AcceptedEncodings {

    private static final int MOST_KNOWN = 100;

    private final List<Encoding> plain = read(null);
    private final Map<String, List<Encoding>> known = new ConcurrentHashMap<>();

    /** Never empty: where a client takes nothing that there is, the plain form is better than an error. */
    List<Encoding> of(@Nullable String header) {
        if (header == null) {
            return plain;
        }
        List<Encoding> understood = known.get(header);
        if (understood == null) {
            understood = read(header);
            if (known.size() < MOST_KNOWN) {
                known.put(header, understood);
            }
        }
        return understood;
    }

    private static List<Encoding> read(@Nullable String header) {
        List<Encoding> accepted = Stream.of(Encoding.values())
                .filter(encoding -> encoding.weight(header) > 0)
                .sorted(Comparator.comparingDouble(encoding -> -encoding.weight(header)))
                .toList();
        return accepted.isEmpty() ? List.of(Encoding.IDENTITY) : accepted;
    }
}
