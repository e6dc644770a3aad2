/**
 * Where they are, in money: from dated price states to one ledger of movements per customer and currency, and from it
 * every recurring-revenue metric, each under a named {@link dev.bearing.revenue.RevenuePolicy}.
 */
@NullMarked
package dev.bearing.revenue;

import org.jspecify.annotations.NullMarked;
