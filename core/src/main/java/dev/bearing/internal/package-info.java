/**
 * What more than one package needs: checks, days, exact amounts, fingerprints, what is computed once. Exported to
 * dev.bearing.jackson only, and no part of the API: it may change at any time.
 */
@NullMarked
package dev.bearing.internal;

import org.jspecify.annotations.NullMarked;
