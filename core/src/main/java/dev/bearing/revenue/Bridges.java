package dev.bearing.revenue;

import dev.bearing.internal.ExactAmounts;
import dev.bearing.value.DateRange;
import dev.bearing.value.Mrr;
import java.util.EnumMap;
import java.util.Map;
import org.joda.money.CurrencyUnit;

/** The bridge of one period, account by account; {@link BridgeFold} makes those of many months at once. */
@SuppressWarnings("EnumOrdinal") // sums by kind are kept in an array
final class Bridges {

    private Bridges() {}

    static RevenueBridge of(CurrencyLedger ledger, DateRange period, RevenuePolicy.BridgeMode mode) {
        CurrencyUnit currency = ledger.currency();
        PeriodSpan span = ledger.span(period);
        long[] amounts = new long[MovementKind.values().length];
        long[] counts = new long[amounts.length];
        for (AccountLine line : ledger.inAnyOrder()) {
            Moves.each(line, span, mode, (kind, units) -> {
                amounts[kind.ordinal()] = ExactAmounts.plus(currency, amounts[kind.ordinal()], units);
                counts[kind.ordinal()]++;
            });
        }
        Map<MovementKind, RevenueBridge.Line> all = new EnumMap<>(MovementKind.class);
        for (MovementKind kind : MovementKind.values()) {
            all.put(
                    kind,
                    new RevenueBridge.Line(Mrr.ofUnits(currency, amounts[kind.ordinal()]), counts[kind.ordinal()]));
        }
        return new RevenueBridge(
                period,
                mode,
                span.complete(),
                ledger.sum(line -> line.unitsOn(span.opening())),
                ledger.sum(line -> line.unitsOn(span.closing())),
                ledger.inAnyOrder().stream()
                        .filter(line -> line.unitsOn(span.opening()) > 0)
                        .count(),
                ledger.inAnyOrder().stream()
                        .filter(line -> line.unitsOn(span.closing()) > 0)
                        .count(),
                all);
    }
}
