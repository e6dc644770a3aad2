/**
 * How long until it happens: a churn, a milestone. Observed spells, of which many are not over yet, become curves that
 * treat an unfinished wait as what it is: neither an event nor a zero. Time counts in whole ticks (days, or months
 * where that is the vendor's clock), so that ties are exact.
 *
 * <table>
 * <caption>Where to begin</caption>
 * <tr><th>question<th>types
 * <tr><td>what was observed?
 *     <td>{@link dev.bearing.survival.TenurePlan} makes {@link dev.bearing.survival.Spells} of tenures;
 *     {@link dev.bearing.survival.ActivityChurn} finds churn in activity, {@link dev.bearing.survival.ObservationPlan}
 *     dates and labels it
 * <tr><td>how many stay how long?
 *     <td>{@link dev.bearing.survival.KaplanMeier}, {@link dev.bearing.survival.NelsonAalen},
 *     {@link dev.bearing.survival.PiecewiseHazard}
 * <tr><td>by which cause?
 *     <td>{@link dev.bearing.survival.CumulativeIncidence}
 * <tr><td>do groups differ?
 *     <td>{@link dev.bearing.survival.LogRank} in their pace, {@link dev.bearing.survival.GrayTest} in the share that one
 *     cause takes
 * <tr><td>what goes with leaving?
 *     <td>{@link dev.bearing.survival.CoxModel} for the time until it comes,
 *     {@link dev.bearing.survival.FineGrayModel} for the share that one cause takes,
 *     {@link dev.bearing.survival.LogisticModel} for an event within one period,
 *     {@link dev.bearing.survival.DiscreteTimeHazard} for the tick at which it comes; each has
 *     {@linkplain dev.bearing.survival.FittedCoefficient coefficients}
 * <tr><td>how well does a score rank?
 *     <td>{@link dev.bearing.survival.Concordance}
 * <tr><td>how does it go on where observation ends?
 *     <td>{@link dev.bearing.survival.ShiftedBetaGeometric} and {@link dev.bearing.survival.GeometricRetention}, or where
 *     chances change with age {@link dev.bearing.survival.BetaDiscreteWeibull} and
 *     {@link dev.bearing.survival.DiscreteWeibull}, fitted to {@link dev.bearing.survival.RenewalCounts}; in continuous
 *     time {@link dev.bearing.survival.ExponentialGamma} and {@link dev.bearing.survival.WeibullGamma}, fitted to
 *     {@link dev.bearing.survival.Spells}
 * <tr><td>who is still a customer where nobody cancels?
 *     <td>{@link dev.bearing.survival.BgNbd}, {@link dev.bearing.survival.MbgNbd},
 *     {@link dev.bearing.survival.ParetoNbd} or {@link dev.bearing.survival.BgBb}, and
 *     {@link dev.bearing.survival.GammaGamma}, fitted to
 *     {@link dev.bearing.survival.RepeatPurchases}
 * <tr><td>what follows from it?
 *     <td>{@link dev.bearing.survival.DiscountedLifetime}, {@link dev.bearing.survival.RetentionLifetimeValue},
 *     {@link dev.bearing.survival.RetentionForecast}; {@link dev.bearing.survival.UncertainRetention} gives each its
 *     interval, by formula or by {@link dev.bearing.survival.RetentionBootstrap}
 * </table>
 *
 * <p>Every curve, fit or model of one's own is a {@link dev.bearing.survival.RetentionModel}, and whatever takes one
 * takes them all: lifetime value, a forecast, the churn of a success vector, a leaderboard. Where its numbers come from
 * stands in its {@link dev.bearing.survival.FitProvenance}.
 */
@NullMarked
package dev.bearing.survival;

import org.jspecify.annotations.NullMarked;
