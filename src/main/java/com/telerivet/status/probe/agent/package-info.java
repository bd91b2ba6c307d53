/** The program that runs checks elsewhere and reports to the page: no database, no web application. */
@NamedInterface("agent")
@NullMarked
package com.telerivet.status.probe.agent;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
