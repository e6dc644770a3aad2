package dev.bearing.review;

import dev.bearing.internal.Lazy;
import dev.bearing.value.Answer;
import dev.bearing.value.TierId;
import dev.bearing.vector.LadderModel;
import dev.bearing.vector.MovePrice;
import dev.bearing.vector.ProjectedMix;
import dev.bearing.vector.TierSeparation;
import dev.bearing.vector.VectorGroup;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.joda.money.CurrencyUnit;

/**
 * What a review knows of the ladder of one currency: who stands where, who moves, what that is worth, where the mix of
 * tiers is heading and whether the tiers are groups at all. Worked out when it is asked for.
 */
public final class LadderReport {

    private final LadderFit fit;
    private final LadderSettings settings;
    private final Supplier<List<VectorGroup>> tiers;
    private final Supplier<List<MovePrice>> movePrices;
    private final Supplier<Answer<List<ProjectedMix>>> projection;
    private final Supplier<TierSeparation> separation;

    LadderReport(LadderFit fit, LadderSettings settings) {
        this.fit = fit;
        this.settings = settings;
        this.tiers = Lazy.of(fit::groups);
        this.movePrices = Lazy.of(() -> fit.model().movePrices(fit.accounts()));
        this.projection = Lazy.of(() -> fit.model().projection(fit.accounts(), settings.projectionMonths()));
        this.separation = Lazy.of(() -> TierSeparation.of(fit.model(), fit.amounts(), settings.limits()));
    }

    /** Returns the currency. */
    public CurrencyUnit currency() {
        return fit.model().currency();
    }

    /** Returns the settings of the playbook. */
    public LadderSettings settings() {
        return settings;
    }

    /** Returns the fitted chain: transitions with counts, lifetime values, the worth of a promotion. */
    public LadderModel model() {
        return fit.model();
    }

    /** Returns how many accounts are in each tier today; a tier with none is missing. */
    public SortedMap<TierId, Long> accounts() {
        return Collections.unmodifiableSortedMap(new TreeMap<>(fit.accounts()));
    }

    /** Returns the tiers with their accounts, lifetime values, and who came and left by month; lowest rank first. */
    public List<VectorGroup> tiers() {
        return tiers.get();
    }

    /** Returns what one more point of each move is worth, for an account and for all of today's. */
    public List<MovePrice> movePrices() {
        return movePrices.get();
    }

    /** Returns how many of today's accounts are expected in each tier, month by month, newcomers left out. */
    public Answer<List<ProjectedMix>> projection() {
        return projection.get();
    }

    /**
     * Returns a verdict on each tier, by the lifetime values of today's accounts, and which neighbours could be merged.
     * Nothing is merged.
     */
    public TierSeparation separation() {
        return separation.get();
    }
}
