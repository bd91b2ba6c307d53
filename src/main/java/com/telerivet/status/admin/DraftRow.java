package com.telerivet.status.admin;

/**
 * A draft as the desk lists it.
 *
 * @param address its form, which opens with what was typed
 * @param words what it is: "Update to “Requests fail”"
 * @param text how its text begins
 */
record DraftRow(String name, String address, String words, String text, Moment saved) {}
