/** The history as RSS and Atom, in the form that readers of Statuspage's feeds know. */
@ApplicationModule(allowedDependencies = {"publication", "page", "incident"})
@NullMarked
package com.telerivet.status.publication.feed;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
