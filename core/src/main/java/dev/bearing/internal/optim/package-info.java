/** The optimiser of the fits. Not exported. */
@NullMarked
package dev.bearing.internal.optim;

import org.jspecify.annotations.NullMarked;
