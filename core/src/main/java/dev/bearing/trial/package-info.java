/** Who is not a customer yet: trials and how they turn out. A trial is never in the denominator of a churn rate. */
@NullMarked
package dev.bearing.trial;

import org.jspecify.annotations.NullMarked;
