package com.telerivet.status.incident;

import java.time.Instant;

/**
 * Something in the bin.
 *
 * @param id the incident's or the entry's
 * @param name the incident's
 * @param text Markdown of the entry, or of the incident's newest one
 */
public record BinItem(String id, String incidentId, String name, String text, Instant deletedAt, boolean isEntry) {}
