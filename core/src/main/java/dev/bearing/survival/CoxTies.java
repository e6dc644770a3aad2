package dev.bearing.survival;

/**
 * How a Cox regression counts events on the same tick. With many ties (months) Breslow's coefficients lie nearer to 0.
 */
public enum CoxTies {
    /**
     * Events of one tick leave the risk set one after the other, on average over all orders: close to the exact
     * likelihood; the usual choice.
     *
     * @see <a href="https://doi.org/10.1080/01621459.1977.10480613">Efron (1977)</a>
     */
    EFRON,
    /**
     * All events of a tick see the whole risk set.
     *
     * @see <a href="https://doi.org/10.2307/2529620">Breslow (1974)</a>
     */
    BRESLOW;

    boolean isEfron() {
        return this == EFRON;
    }
}
