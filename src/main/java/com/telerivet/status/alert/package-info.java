/** What the figures call for: limits, rules, and the incidents that they propose. */
@ApplicationModule(allowedDependencies = {"component", "incident", "metric", "platform"})
@NullMarked
package com.telerivet.status.alert;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
