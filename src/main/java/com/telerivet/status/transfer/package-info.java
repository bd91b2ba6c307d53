/** Data that comes in whole: the sample page, and later imports and exports. */
@ApplicationModule(allowedDependencies = {"page", "component", "incident", "metric", "probe", "platform"})
@NullMarked
package com.telerivet.status.transfer;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
