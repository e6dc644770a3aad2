package dev.bearing.fit;

/**
 * The six ways in which a company may fit today's offer. All of them together are its success potential.
 *
 * @see <a href="https://sixteenventures.com/success-potential">Murphy, Success Potential</a>
 */
public enum FitType {
    /** The offer works with what it has. */
    TECHNICAL,
    /** The offer does what it needs. */
    FUNCTIONAL,
    /** It has the people, the time and the money to get there. */
    RESOURCE,
    /** It knows enough to get there. */
    COMPETENCE,
    /** It would be served the way it has to be served. */
    EXPERIENCE,
    /** The two companies can work together. */
    CULTURAL
}
