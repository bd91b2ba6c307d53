/** The start of the program; every feature lives in a room below. */
@org.jspecify.annotations.NullMarked
package com.telerivet.status;
