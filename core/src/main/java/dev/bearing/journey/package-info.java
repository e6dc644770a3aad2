/**
 * What success means to them: the outcome a customer desires and the way it must come about, the path of milestones
 * that leads there, what has happened on it, and how far along an account is. The milestones are the customer's, not
 * phases of the vendor's sales cycle; doing a milestone's task is worth part of its credit, the outcome all of it.
 */
@NullMarked
package dev.bearing.journey;

import org.jspecify.annotations.NullMarked;
