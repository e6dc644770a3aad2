/** Why they leave: what customers say when they cancel, what was offered to them, and what follows from it. */
@NullMarked
package dev.bearing.churn;

import org.jspecify.annotations.NullMarked;
