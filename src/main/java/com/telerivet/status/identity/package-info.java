/** Who works here: people and their roles, signing in, sessions, and the tokens of programs. */
@ApplicationModule(allowedDependencies = {"delivery", "page", "platform"})
@NullMarked
package com.telerivet.status.identity;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
