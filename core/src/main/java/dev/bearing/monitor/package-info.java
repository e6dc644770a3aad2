/**
 * What changed just now? A monitor is fed the facts of many accounts as they come, looks again only at what they
 * changed and at what time has changed, and says once per episode that something happened: a band changed, data ran
 * dry, health dropped, a milestone is overdue, a customer set out to cancel. It can be stored and goes on after a
 * restart with nothing lost and nothing repeated.
 */
@NullMarked
package dev.bearing.monitor;

import org.jspecify.annotations.NullMarked;
