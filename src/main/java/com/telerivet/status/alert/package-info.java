/** What the figures call for: limits, rules, who is told, and the incidents that they propose. */
@ApplicationModule(allowedDependencies = {"page", "component", "delivery", "incident", "metric", "probe", "platform"})
@NullMarked
package com.telerivet.status.alert;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
