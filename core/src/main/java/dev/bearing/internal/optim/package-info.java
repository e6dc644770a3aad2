/** The optimisers of the fits: one for regressions, one for models of a few parameters. Not exported. */
@NullMarked
package dev.bearing.internal.optim;

import org.jspecify.annotations.NullMarked;
