package dev.bearing.jackson;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bearing.journey.JourneyState;
import dev.bearing.revenue.CurrencyLedger;
import dev.bearing.revenue.Segmentation;
import dev.bearing.review.BookOfBusiness;
import dev.bearing.review.BooksOfBusiness;
import dev.bearing.review.SuccessReview;
import dev.bearing.value.DateRange;
import java.time.YearMonth;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.joda.money.CurrencyUnit;

/** {@code owners} in review.json: every book of business; absent where no account has an owner. */
final class OwnerJson {

    private static final int YEAR = 12;

    private OwnerJson() {}

    static Optional<ObjectNode> of(SuccessReview review) {
        BooksOfBusiness owners = review.by(review.playbook().interactions().ownerAttribute());
        if (Set.of(Segmentation.NONE).containsAll(owners.books().keySet())) {
            return Optional.empty();
        }
        ObjectNode node = JsonForm.object().put("attribute", owners.attribute());
        SortedMap<String, ArrayNode> retention = retention(review, owners);
        ArrayNode books = node.putArray("books");
        owners.books().values().forEach(book -> {
            ObjectNode row = book(review, book);
            row.set("trailingTwelveMonths", retention.getOrDefault(book.owner(), JsonForm.array()));
            books.add(row);
        });
        return Optional.of(node);
    }

    private static ObjectNode book(SuccessReview review, BookOfBusiness book) {
        ObjectNode node = JsonForm.object()
                .put("owner", book.owner())
                .put("customers", book.accounts().size());
        ArrayNode revenue = node.putArray("revenue");
        for (CurrencyUnit currency : review.currencies()) {
            ObjectNode row = revenue.addObject()
                    .put("currency", currency.getCode())
                    .put("mrr", JsonForm.amount(book.mrr(currency)));
            JsonForm.putNumber(row, "health", book.health(currency));
        }
        ArrayNode bands = node.putArray("bands");
        book.bands()
                .forEach(
                        (band, customers) -> bands.addObject().put("band", band).put("customers", customers));
        node.put("withoutHealth", book.withoutHealth());
        ObjectNode states = node.putObject("states");
        for (JourneyState state : JourneyState.values()) {
            states.put(JourneyJson.word(state.name()), book.count(state));
        }
        node.set("interactions", InteractionJson.totals(book.interactions().total()));
        node.set("success", JsonForm.rate(book.success()));
        if (!review.fit().isEmpty()) {
            ObjectNode classes = node.putObject("fitClasses");
            book.fit().classes().forEach((fitClass, count) -> classes.put(fitClass.name(), count.longValue()));
        }
        gaps(node.putArray("gaps"), review, book);
        return node;
    }

    /** The gaps found among the customers of one owner alone. */
    private static void gaps(ArrayNode gaps, SuccessReview review, BookOfBusiness book) {
        for (CurrencyUnit currency : review.currencies()) {
            book.gaps(currency).found().forEach(gap -> {
                ObjectNode row = gaps.addObject()
                        .put("currency", currency.getCode())
                        .put("path", gap.path())
                        .put("to", gap.to())
                        .put("kind", gap.kind().name())
                        .put("accounts", gap.waiting().size());
                JsonForm.putNumber(
                        row, "effect", gap.test().map(test -> test.effect().value()));
                JsonForm.putNumber(row, "valueAtRisk", gap.valueAtRisk());
            });
        }
    }

    /** Returns by owner the rates of the last twelve months that are over, an entry for each currency. */
    private static SortedMap<String, ArrayNode> retention(SuccessReview review, BooksOfBusiness owners) {
        YearMonth last = YearMonth.from(review.asOf().plusDays(1)).minusMonths(1);
        DateRange year = DateRange.ofMonthsEnding(last, YEAR);
        SortedMap<String, ArrayNode> byOwner = new TreeMap<>();
        for (CurrencyUnit currency : review.currencies()) {
            SortedMap<String, CurrencyLedger> cohorts = owners.revenue(currency).cohorts(year);
            cohorts.forEach((owner, cohort) -> {
                ObjectNode row = JsonForm.object().put("currency", currency.getCode());
                row.set("logoChurn", JsonForm.rate(cohort.logoChurn(year)));
                row.set("grossRevenueRetention", JsonForm.rateWithoutInterval(cohort.grossRevenueRetention(year)));
                row.set("netRevenueRetention", JsonForm.rateWithoutInterval(cohort.netRevenueRetention(year)));
                byOwner.computeIfAbsent(owner, key -> JsonForm.array()).add(row);
            });
        }
        return byOwner;
    }
}
