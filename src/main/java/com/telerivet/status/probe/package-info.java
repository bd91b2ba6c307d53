/** Built-in checks: each asks a target by HTTP and feeds metrics with what it saw. */
@ApplicationModule(allowedDependencies = {"metric", "platform"})
@NullMarked
package com.telerivet.status.probe;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
