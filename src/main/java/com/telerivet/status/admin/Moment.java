package com.telerivet.status.admin;

/** An instant for programs and, in UTC, for people. */
record Moment(String iso, String words) {}
