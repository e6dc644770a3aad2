/** Special functions in the forms that keep their digits where the models need them. Not exported. */
@NullMarked
package dev.bearing.internal.special;

import org.jspecify.annotations.NullMarked;
