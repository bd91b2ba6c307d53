package com.telerivet.status.admin;

/** One of a few that can be chosen. */
record Choice(String code, String words, boolean chosen) {}
