package dev.bearing.fit;

/**
 * What a company must be before anything else counts: each is passed or not, and nothing makes up for one that is not.
 *
 * @see <a href="https://sixteenventures.com/ideal-customer-profile">Murphy, Ideal Customer Profile Framework</a>
 */
public enum FitGate {
    /** It has the problem, knows it, and the problem is urgent. */
    READY,
    /** It is acting on the problem: something makes it move. */
    WILLING,
    /** It has the money, the authority, and a way of buying that matches the vendor's way of selling. */
    ABLE,
    /** It would probably succeed with today's offer if each side did its part. */
    SUCCESS_POTENTIAL
}
