package com.telerivet.status.admin;

/** An agent as it was typed. */
record AgentForm(String name, String location, String key) {

    /** A field that was not sent arrives as null, and counts as empty. */
    AgentForm {
        name = name == null ? "" : name;
        location = location == null ? "" : location;
        key = key == null ? "" : key;
    }
}
