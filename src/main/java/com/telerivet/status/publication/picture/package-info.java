/** The current status as a picture, for those who share a link: drawn by ourselves, with no font and no AWT. */
@ApplicationModule(allowedDependencies = {"component"})
@NullMarked
package com.telerivet.status.publication.picture;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
