/** Small checks that more than one package needs. Not exported. */
@NullMarked
package dev.bearing.internal;

import org.jspecify.annotations.NullMarked;
