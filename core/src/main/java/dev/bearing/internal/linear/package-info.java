/** Small dense linear algebra. Not exported. */
@NullMarked
package dev.bearing.internal.linear;

import org.jspecify.annotations.NullMarked;
