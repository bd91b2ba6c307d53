/** Components in groups, their present status, and the history from which uptime is computed. */
@ApplicationModule(allowedDependencies = {"platform"})
@NullMarked
package com.telerivet.status.component;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
