package com.telerivet.status.publication.html;

/** An instant or a day, for machines (ISO 8601) and in words. */
record Moment(String iso, String words) {}
