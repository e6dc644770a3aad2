package dev.bearing.review;

import dev.bearing.account.AccountId;
import dev.bearing.interaction.Interaction;
import dev.bearing.interaction.InteractionLedger;
import dev.bearing.journey.JourneyState;
import dev.bearing.revenue.Segmentation;
import dev.bearing.revenue.SegmentedRevenue;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.joda.money.CurrencyUnit;

/**
 * A review cut by a dated attribute, such as the owner of an account. How customers stand is by who has them on the
 * review's day; what happened is by who had them when it did. The books sum to the whole.
 *
 * <pre>{@code
 * BooksOfBusiness owners = review.by("owner");
 * owners.books().get("mia").mrr(CurrencyUnit.USD);       // what her customers pay today
 * owners.books().get("mia").bands();                     // {green=21, red=3, yellow=9}
 * owners.revenue(CurrencyUnit.USD).bridges(september);   // what changed, by who had them on the day, and handed over
 * }</pre>
 */
public final class BooksOfBusiness {

    private final SuccessReview review;
    private final Segmentation segmentation;
    private final SortedMap<String, BookOfBusiness> books;

    private BooksOfBusiness(SuccessReview review, Segmentation segmentation, SortedMap<String, BookOfBusiness> books) {
        this.review = review;
        this.segmentation = segmentation;
        this.books = Collections.unmodifiableSortedMap(books);
    }

    static BooksOfBusiness of(SuccessReview review, String attribute) {
        Segmentation segmentation = review.book().segmentation(attribute, review.asOf());
        SortedMap<String, List<AccountReview>> accounts = new TreeMap<>();
        review.accounts().stream()
                .filter(account -> account.revenue().isCustomerOn(review.asOf()))
                .forEach(account -> accounts.computeIfAbsent(
                                segmentation.segmentOn(account.accountId(), review.asOf()), owner -> new ArrayList<>())
                        .add(account));
        InteractionLedger ledger = review.interactions().ledger();
        Map<Interaction, String> owners = new HashMap<>();
        ledger.interactions().forEach(one -> owners.put(one, segmentation.segmentOn(one.accountId(), one.on())));
        Map<AccountId, JourneyState> states = states(review);
        Set<String> names = new TreeSet<>(accounts.keySet());
        names.addAll(owners.values());
        SortedMap<String, BookOfBusiness> books = new TreeMap<>();
        for (String name : names) {
            List<AccountReview> own = accounts.getOrDefault(name, List.of());
            books.put(
                    name,
                    new BookOfBusiness(
                            review, name, own, count(own, states), ledger.where(one -> name.equals(owners.get(one)))));
        }
        return new BooksOfBusiness(review, segmentation, books);
    }

    /** Returns how customers stand on their main paths, where that is known. */
    private static Map<AccountId, JourneyState> states(SuccessReview review) {
        Map<AccountId, JourneyState> states = new HashMap<>();
        review.journeys().stream()
                .sorted(Comparator.comparing(path -> path.path().track().isPresent()))
                .flatMap(path -> path.accounts().stream())
                .collect(Collectors.toMap(AccountJourney::accountId, journey -> journey, (main, other) -> main))
                .forEach(
                        (id, journey) -> journey.standing().state().toOptional().ifPresent(s -> states.put(id, s)));
        return states;
    }

    private static Map<JourneyState, Long> count(List<AccountReview> accounts, Map<AccountId, JourneyState> states) {
        Map<JourneyState, Long> counts = new EnumMap<>(JourneyState.class);
        for (AccountReview account : accounts) {
            JourneyState state = states.get(account.accountId());
            if (state != null) {
                counts.merge(state, 1L, Long::sum);
            }
        }
        return counts;
    }

    /** Returns the attribute. */
    public String attribute() {
        return segmentation.name();
    }

    /** Returns the book of each value that a customer has, or an account had at an interaction; sorted. */
    public SortedMap<String, BookOfBusiness> books() {
        return books;
    }

    /**
     * Returns recurring revenue by the attribute as it was on every day: an account that is handed over leaves one book
     * with what it pays and enters another.
     */
    public SegmentedRevenue revenue(CurrencyUnit currency) {
        return SegmentedRevenue.of(review.revenue().in(currency), segmentation);
    }
}
