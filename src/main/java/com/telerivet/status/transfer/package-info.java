/** Data that comes in or goes out whole: the sample page and the archive. */
@ApplicationModule(allowedDependencies = {"page", "component", "incident", "metric", "probe", "platform"})
@NullMarked
package com.telerivet.status.transfer;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
