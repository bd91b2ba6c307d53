/** What every room stands on, without one word of the domain: settings, ids, clock, Markdown, database start, notices. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package com.telerivet.status.platform;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
