/** The incident desk: what the team sees and does, one controller a noun. */
@ApplicationModule(
        allowedDependencies = {
            "alert",
            "page",
            "component",
            "delivery",
            "emergency",
            "identity",
            "incident",
            "metric",
            "metric :: otlp",
            "metric :: prometheus",
            "notification",
            "platform",
            "probe",
            "subscriber",
            "transfer"
        })
@NullMarked
package com.telerivet.status.admin;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
