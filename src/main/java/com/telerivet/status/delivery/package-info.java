/** The sending engine: a queue, claims, retries and channels; it knows neither incidents nor subscribers. */
@ApplicationModule(allowedDependencies = {"page", "platform"})
@NullMarked
package com.telerivet.status.delivery;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
