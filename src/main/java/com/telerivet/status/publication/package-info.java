/** The public site as ready documents: rendered after a change from one snapshot, served from memory. */
@ApplicationModule(allowedDependencies = {"page", "component", "emergency", "incident", "metric", "platform", "probe"})
@NullMarked
package com.telerivet.status.publication;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
