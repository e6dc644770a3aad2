/** Whether it is good for both sides: what the customer gets, what the vendor gets, and how that meets the plan. */
@NullMarked
package dev.bearing.balance;

import org.jspecify.annotations.NullMarked;
