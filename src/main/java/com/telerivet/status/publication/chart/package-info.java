/** The data of the charts as JSON, in the form that Statuspage's readers know. */
@ApplicationModule(allowedDependencies = {"publication", "page", "metric", "component"})
@NullMarked
package com.telerivet.status.publication.chart;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
