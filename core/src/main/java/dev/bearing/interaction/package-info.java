/**
 * What the vendor has done with its customers, and at what cost: interactions, tasks of both sides, and requests raised
 * inside the vendor for a customer.
 */
@NullMarked
package dev.bearing.interaction;

import org.jspecify.annotations.NullMarked;
