/** The figures and their truth: points with sum and count, and series weighted by them. */
@ApplicationModule(allowedDependencies = {"platform"})
@NullMarked
package com.telerivet.status.metric;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
