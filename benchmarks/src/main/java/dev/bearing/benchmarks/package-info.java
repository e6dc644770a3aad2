/**
 * How fast Bearing is, beside what one would use instead. A kernel is measured by JMH; whole tasks are measured against
 * other engines in one process run, after their results have been compared.
 */
@NullMarked
package dev.bearing.benchmarks;

import org.jspecify.annotations.NullMarked;
