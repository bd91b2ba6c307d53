/** The history as RSS, Atom and JSON Feed, and planned maintenance as a calendar. */
@ApplicationModule(allowedDependencies = {"publication", "page", "component", "incident"})
@NullMarked
package com.telerivet.status.publication.feed;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
