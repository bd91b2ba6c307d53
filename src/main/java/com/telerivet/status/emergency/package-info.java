/** Publishing while the database is away: a recovery key, a journal on disk, and its replay into the database. */
@ApplicationModule(allowedDependencies = {"component", "incident", "platform"})
@NullMarked
package com.telerivet.status.emergency;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
