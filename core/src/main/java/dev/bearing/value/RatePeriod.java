package dev.bearing.value;

/** The period that a rate is about; rates of different periods are different numbers. */
public enum RatePeriod {
    /** One month. */
    MONTH(1),
    /** Three months. */
    QUARTER(3),
    /** Twelve months. */
    YEAR(12);

    private final int months;

    RatePeriod(int months) {
        this.months = months;
    }

    /** Returns how many months the period has. */
    public int months() {
        return months;
    }
}
