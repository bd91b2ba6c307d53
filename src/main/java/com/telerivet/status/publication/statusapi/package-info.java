/** The JSON feed in the form that Statuspage's clients know: {@code /api/v2} and each incident's own document. */
@ApplicationModule(allowedDependencies = {"publication", "page", "component", "incident", "platform"})
@NullMarked
package com.telerivet.status.publication.statusapi;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
