/** What to do next: leads, renewals, what an intervention was followed by, and customers who speak for the vendor. */
@NullMarked
package dev.bearing.action;

import org.jspecify.annotations.NullMarked;
