package com.telerivet.status.publication.html;

/** A component's name and its status by the API's word for it. */
record StatusLine(String name, String status) {}
