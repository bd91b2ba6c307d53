/** The management API below {@code /v1}, in the form that Statuspage's clients know. */
@ApplicationModule(
        allowedDependencies = {
            "alert",
            "page",
            "component",
            "metric",
            "metric :: otlp",
            "metric :: prometheus",
            "probe",
            "identity",
            "incident",
            "subscriber",
            "publication",
            "platform"
        })
@NullMarked
package com.telerivet.status.manageapi;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
