package dev.bearing.vector;

import dev.bearing.value.Answer;
import dev.bearing.value.EstimatedMoney;
import dev.bearing.value.Explanation;
import dev.bearing.value.TierId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import org.joda.money.CurrencyUnit;

/**
 * The derivatives of the lifetime values L = (I - vQ)⁻¹ m with respect to moves. Taking h from those who stay in tier i
 * and giving it to j changes I - vQ by the rank-one matrix v h e_i (e_i - e_j)ᵀ, so that with N = (I - vQ)⁻¹
 *
 * <pre>{@code
 * dL_k / dh  = v N_ki (L_j - L_i)
 * L_k(h) - L_k = h v N_ki (L_j - L_i) / (1 + h v (N_ii - N_ji))
 * }</pre>
 *
 * the second exactly, by the formula of Sherman and Morrison; for the lost L_j and N_ji are 0.
 *
 * @see <a href="https://doi.org/10.1214/aoms/1177729893">Sherman and Morrison (1950)</a>
 */
final class LadderSensitivity {

    private static final double POINT = 0.01;

    private final Ladder ladder;
    private final CurrencyUnit currency;
    private final LadderChain chain;
    private final LadderValues values;
    private final double v;

    LadderSensitivity(Ladder ladder, CurrencyUnit currency, LadderChain chain, LadderValues values) {
        this.ladder = ladder;
        this.currency = currency;
        this.chain = chain;
        this.values = values;
        this.v = 1 / (1 + ladder.monthlyDiscount());
    }

    List<MovePrice> prices(long[] accounts) {
        List<MovePrice> prices = new ArrayList<>();
        int n = chain.size();
        for (int from = 0; from < n; from++) {
            for (int to = 0; to <= n; to++) {
                if (to != from && probability(from, to) > 0) {
                    prices.add(price(from, to, accounts));
                }
            }
        }
        return Collections.unmodifiableList(prices);
    }

    private MovePrice price(int from, int to, long[] accounts) {
        boolean lost = to == chain.size();
        Answer<EstimatedMoney> single = known(from, accounts, true)
                .orElseGet(() -> money(POINT * v * values.visits(from, from) * gain(from, to)));
        Answer<EstimatedMoney> all = known(from, accounts, false)
                .orElseGet(() ->
                        money(POINT * overBase(from, accounts, k -> v * values.visits(k, from) * gain(from, to))));
        Answer<EstimatedMoney> whole = chain.probability(from, from) < POINT
                ? Answer.unknown(
                        Answer.Reason.OUTSIDE_MODEL_RANGE,
                        "fewer than one in a hundred stay in " + id(from) + " a month")
                : known(from, accounts, false)
                        .orElseGet(() -> money(overBase(from, accounts, k -> change(k, from, to))));
        return new MovePrice(
                id(from),
                lost ? Optional.empty() : Optional.of(id(to)),
                LadderTable.share(chain, from, lost ? chain.lost(from) : chain.moves(from, to)),
                probability(from, to),
                single,
                all,
                whole);
    }

    /** Returns why a worth is not known, or empty where it is: of the tier alone, or of all who may come to it. */
    private Optional<Answer<EstimatedMoney>> known(int from, long[] accounts, boolean alone) {
        for (int k = 0; k < chain.size(); k++) {
            boolean asked = k == from || (!alone && accounts[k] > 0 && values.leadsTo(k, from));
            if (asked && values.obstacle(k).isPresent()) {
                return Optional.of(values.obstacle(k).get().unknown());
            }
        }
        return Optional.empty();
    }

    private double overBase(int from, long[] accounts, IntToDoubleFunction perAccount) {
        double sum = 0;
        for (int k = 0; k < accounts.length; k++) {
            if (accounts[k] > 0 && values.leadsTo(k, from)) {
                sum += accounts[k] * perAccount.applyAsDouble(k);
            }
        }
        return sum;
    }

    /** Returns by how much the value of tier k changes after a whole point. */
    private double change(int k, int from, int to) {
        double back = to == chain.size() ? 0 : values.visits(to, from);
        double h = POINT * v;
        return h * values.visits(k, from) * gain(from, to) / (1 + h * (values.visits(from, from) - back));
    }

    /** Returns by how much the value in one state is above that in the other. */
    private double gain(int from, int to) {
        return (to == chain.size() ? 0 : values.value(to)) - values.value(from);
    }

    private double probability(int from, int to) {
        return to == chain.size() ? chain.churn(from) : chain.probability(from, to);
    }

    private Answer<EstimatedMoney> money(double amount) {
        return Answer.known(EstimatedMoney.of(currency, amount), Explanation.inputs("v N (L_to - L_from)", List.of()));
    }

    private TierId id(int tier) {
        return ladder.tiers().get(tier).id();
    }
}
