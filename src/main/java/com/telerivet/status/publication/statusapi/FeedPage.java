package com.telerivet.status.publication.statusapi;

/** The {@code page} object of every document. */
record FeedPage(String id, String name, String url, String timeZone, String updatedAt) {}
