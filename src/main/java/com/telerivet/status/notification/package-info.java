/** Tells subscribers of an incident's entries: who hears of which, and in what words. */
@ApplicationModule(allowedDependencies = {"component", "delivery", "incident", "page", "platform", "subscriber"})
@NullMarked
package com.telerivet.status.notification;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
