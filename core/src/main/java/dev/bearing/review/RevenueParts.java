package dev.bearing.review;

import dev.bearing.account.AccountFact;
import dev.bearing.book.CustomerBook;
import dev.bearing.internal.Lazy;
import dev.bearing.revenue.Contract;
import dev.bearing.revenue.CurrencyLedger;
import dev.bearing.revenue.FxRate;
import dev.bearing.revenue.Order;
import dev.bearing.revenue.OrderLedger;
import dev.bearing.revenue.Renewals;
import dev.bearing.revenue.RevenueLedger;
import dev.bearing.revenue.Segmentation;
import dev.bearing.revenue.SegmentedRevenue;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** What a review shows of revenue besides each currency by itself, each part when it is first asked for. */
final class RevenueParts {

    private final CustomerBook book;
    private final LocalDate asOf;
    private final Supplier<Optional<CurrencyLedger>> converted;
    private final Supplier<Renewals> renewals;
    private final Supplier<List<SegmentedRevenue>> segments;
    private final Supplier<List<OrderLedger>> orders;

    RevenueParts(CustomerBook book, LocalDate asOf, Supplier<RevenueLedger> ledger, Learnt learnt) {
        RevenueSettings settings = learnt.written().revenue();
        this.book = book;
        this.asOf = asOf;
        this.converted = Lazy.of(() ->
                settings.reporting().map(reporting -> reporting.convert(ledger.get(), book.facts(FxRate.class))));
        this.renewals =
                Lazy.of(() -> Renewals.of(contracts(), ledger.get()).withGraceDays(settings.renewalGraceDays()));
        this.segments = Lazy.of(() -> settings.segmentBy()
                .map(attribute -> segments(ledger.get(), book.segmentation(attribute, asOf)))
                .orElse(List.of()));
        this.orders = Lazy.of(() -> {
            List<Order> all = known(Order.class);
            return learnt.playbook().orderPolicies().entrySet().stream()
                    .map(entry -> OrderLedger.of(all, entry.getKey(), entry.getValue(), asOf))
                    .toList();
        });
    }

    Optional<CurrencyLedger> converted() {
        return converted.get();
    }

    Renewals renewals() {
        return renewals.get();
    }

    /** What a reader should know of the settings: an attribute that nobody has, since its name may be misspelt. */
    List<String> warnings() {
        return segments().stream()
                .limit(1)
                .filter(by -> by.segmentation().isEmpty())
                .map(by -> "revenue.segmentBy: no account has the attribute "
                        + by.segmentation().name() + " on " + asOf)
                .toList();
    }

    List<SegmentedRevenue> segments() {
        return segments.get();
    }

    /** Returns the ledger of the orders of each currency that has a window, sorted by currency. */
    List<OrderLedger> orders() {
        return orders.get();
    }

    private List<SegmentedRevenue> segments(RevenueLedger ledger, Segmentation segmentation) {
        List<SegmentedRevenue> all = new ArrayList<>();
        ledger.currencies().forEach(currency -> all.add(SegmentedRevenue.of(ledger.in(currency), segmentation)));
        converted().ifPresent(whole -> all.add(SegmentedRevenue.of(whole, segmentation)));
        return List.copyOf(all);
    }

    /** Those that are signed and have not begun included. */
    private List<Contract> contracts() {
        return book.accounts(asOf).stream()
                .flatMap(account -> account.recorded(Contract.class).stream())
                .toList();
    }

    private <F extends AccountFact> List<F> known(Class<F> type) {
        return book.accounts(asOf).stream()
                .flatMap(account -> account.facts(type).stream())
                .toList();
    }
}
