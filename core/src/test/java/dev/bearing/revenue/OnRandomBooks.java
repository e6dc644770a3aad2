package dev.bearing.revenue;

import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Provide;

/** What properties draw that hold for any book, on any day, under any policy. */
abstract class OnRandomBooks {

    @Provide
    Arbitrary<List<PriceState>> books() {
        return RandomBooks.books();
    }

    @Provide
    Arbitrary<LocalDate> days() {
        return RandomBooks.days();
    }

    @Provide
    Arbitrary<RevenuePolicy> policies() {
        return RandomPolicies.policies();
    }
}
