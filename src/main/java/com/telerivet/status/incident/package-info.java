/** Incidents: one aggregate of entries, affected components and postmortem. */
@ApplicationModule(allowedDependencies = {"component", "page", "platform"})
@NullMarked
package com.telerivet.status.incident;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
