/** The page's own settings: its id, name, time zone and what it says about itself. */
@ApplicationModule(allowedDependencies = {"platform"})
@NullMarked
package com.telerivet.status.page;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
