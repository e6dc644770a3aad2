/**
 * Why they leave: what customers say when they cancel, what the facts tell beside it, what was offered to them, and
 * what came of that. A stated reason is one fact among others; every customer that left has exactly one cause.
 *
 * <table>
 * <caption>Where to begin</caption>
 * <tr><th>question<th>types
 * <tr><td>who left, and when?
 *     <td>{@link dev.bearing.churn.ChurnEvents} finds {@link dev.bearing.churn.ChurnEvent}s of one account
 * <tr><td>why?
 *     <td>{@link dev.bearing.churn.CauseClassifier} tells a {@link dev.bearing.churn.RootCause} of a
 *     {@link dev.bearing.churn.ChurnCase}; all of them beside what was stated, {@link dev.bearing.churn.CauseReport};
 *     {@link dev.bearing.churn.StatedCauses} for the words of the vendor's own list
 * <tr><td>what came of those who set out to cancel?
 *     <td>{@link dev.bearing.churn.CancelFlowReport} of {@link dev.bearing.churn.CancelFlow}s
 * <tr><td>who thinks of it?
 *     <td>{@link dev.bearing.churn.CancelIntentSignal}; how far such signals tell,
 *     {@link dev.bearing.churn.CancelIntentReport}
 * </table>
 */
@NullMarked
package dev.bearing.churn;

import org.jspecify.annotations.NullMarked;
