package dev.bearing.health;

/** Why a health changed; see {@link HealthChange}. */
public enum ChangeCause {
    /** Other numbers were observed, or an earlier one was corrected. */
    BEHAVIOUR,
    /**
     * Time went by: windows moved on without anything new in them, an observation expired, half-lives took weight away,
     * or gave it back where the newest observation is younger than it was.
     */
    AGEING,
    /** A measure has a reading that had none, or the other way round, for another cause than time. */
    MISSING_DATA,
    /** The account is judged by another scorecard, another version of it, or one fitted to other peers. */
    MODEL,
    /** What people forced, capped or floored the health to moves it further from the computed score, or less far. */
    OVERRIDE
}
