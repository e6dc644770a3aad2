/** Where they are, in money: what customers have agreed to pay, and what follows from it. */
@NullMarked
package dev.bearing.revenue;

import org.jspecify.annotations.NullMarked;
