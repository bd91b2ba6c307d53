/** The status for terminals and for other sites: text, badges, a frame and a script to embed. */
@ApplicationModule(allowedDependencies = {"publication", "page", "component", "incident"})
@NullMarked
package com.telerivet.status.publication.embed;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
