package com.telerivet.status.admin;

/**
 * What publishing an entry will do.
 *
 * @param impact "Impact: Major (computed)"; "" for a maintenance
 * @param sentence "Publishes to the page, which then says “Partial System Outage”, sets API to Major outage, …"
 * @param people how many will hear of it if it is sent, in words
 */
record Consequence(String impact, String sentence, String people) {}
