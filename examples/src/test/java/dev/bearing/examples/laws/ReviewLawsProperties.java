package dev.bearing.examples.laws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bearing.account.Account;
import dev.bearing.account.AccountId;
import dev.bearing.account.Fact;
import dev.bearing.action.LeadPolicy;
import dev.bearing.action.RoutingRules;
import dev.bearing.action.WorkRanking;
import dev.bearing.balance.Target;
import dev.bearing.book.CustomerBook;
import dev.bearing.examples.laws.DrawnBooks.Drawn;
import dev.bearing.interaction.Interaction;
import dev.bearing.jackson.ReviewJson;
import dev.bearing.journey.ExpansionLead;
import dev.bearing.journey.Intervention;
import dev.bearing.journey.InterventionEvent;
import dev.bearing.journey.InterventionPlan;
import dev.bearing.journey.LogicalExpansion;
import dev.bearing.journey.SuccessMilestone;
import dev.bearing.journey.SuccessPath;
import dev.bearing.revenue.Order;
import dev.bearing.revenue.PriceState;
import dev.bearing.review.AccountReview;
import dev.bearing.review.AccountVector;
import dev.bearing.review.ActionSettings;
import dev.bearing.review.BalanceSettings;
import dev.bearing.review.Playbook;
import dev.bearing.review.SuccessReview;
import dev.bearing.trial.Trial;
import dev.bearing.value.Answer;
import dev.bearing.value.Contribution;
import dev.bearing.value.Estimate;
import dev.bearing.value.EstimatedMoney;
import dev.bearing.value.Explanation;
import dev.bearing.vector.Ladder;
import dev.bearing.vector.TierRule;
import dev.bearing.vector.ValueTier;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** What holds for the review of any book under any playbook, seen in review.json. */
class ReviewLawsProperties {

    private static final Set<String> REASONS =
            Arrays.stream(Answer.Reason.values()).map(Enum::name).collect(Collectors.toSet());

    /** Where in the tree money stands as a number; money that is exact stands as text. */
    private static final Pattern MONEY = Pattern.compile(".*/lifetimeValue(/(value|lower|upper))?"
            + "|/ladder/.*/(lower|upper|worth|perAccount|base|onePoint)"
            + "|/ladder/[0-9]+/separation/[0-9]+/mean"
            + "|.*/(expectedExpansion|advantage|lostLifetimeValue|expansionSd)"
            + "|/vectors/[0-9]+/(contributions/(expectedExpansion|advantage)/[0-9]+/value)"
            + "|/vectors/[0-9]+/intervals/(expectedExpansion|advantage)/[0-9]+"
            + "|/gaps/[0-9]+/valueAtRisk|/interventions/[0-9]+/(worth|expectedValue|costCeiling)(/.*)?"
            + "|/actions/[0-9]+/(expectedValue|lower|upper|priority)"
            + "|/leads/(qualified|open)/[0-9]+/(expectedValue|lower|upper)"
            + "|/churn/costs/[0-9]+/(lostLifetimeValue|lostLifetimeValueInterval/[0-9]+|unrecoveredAcquisition)"
            + "|.*/growth/(gross|net)NewToStandStill(Interval/[0-9]+)?"
            + "|/capacity/revenuePerPerson"
            + "|/valuation/[0-9]+/(value|ofOne.*)"
            + "|/renewals/[0-9]+/action/(expectedLossYear|cost|costLimit)"
            + "|/renewalMonths/.*/(expectedLoss|lower|upper)"
            + "|/fitSummary/versions/[0-9]+/firstYearDifference/.*"
            + "|/forecast/[0-9]+/(mean|sd|quantiles/.*|quantileErrorBound|cohorts/[0-9]+/(mean|sd))"
            + "|/forecast/[0-9]+/(months|segments|scenarios)/[0-9]+/(mean|sd|lower|median|upper|quantileErrorBound)"
            + "|/forecast/[0-9]+/(.*/)?net/(opening|churn|contraction|milestoneExpansion|otherExpansion|mean|sd)"
            + "|/forecast/[0-9]+/backtest/expansion/horizons/[0-9]+/(bias|crps|pinball|naiveCrps|.*AbsoluteError)"
            + "|/forecast/[0-9]+/backtest/expansion/outcomes/[0-9]+/(mean|median|lower|upper|naive|actual)");

    private static final Pattern PLANNED =
            Pattern.compile("/plan/([0-9]+)/(?:forecast|lower|upper|(?:before/)?(?:forecast|lower|upper))");
    private static final Pattern TRACKED = Pattern.compile(
            "/planTrack/([0-9]+)/(?:bias|crps|pinball|naiveCrps|meanAbsoluteError|naiveMeanAbsoluteError)");

    @Provide
    Arbitrary<Drawn> books() {
        return DrawnBooks.drawn();
    }

    @Provide
    Arbitrary<Optional<Playbook>> playbooks() {
        return DrawnBooks.playbooks();
    }

    @Property(seed = "20261122", tries = 60, shrinking = ShrinkingMode.OFF)
    void nothingThatBecameKnownLaterIsSeen(
            @ForAll("books") Drawn drawn, @ForAll("playbooks") Optional<Playbook> playbook) {
        JsonNode before = review(CustomerBook.of(drawn.knownFacts()), playbook, drawn.day());
        JsonNode later = review(drawn.book(), playbook, drawn.day());

        assertThat(ReviewTree.differences(before, later)).isEmpty();
    }

    @Property(seed = "20261122", tries = 25, shrinking = ShrinkingMode.OFF)
    void neitherOrderNorDuplicatesMatter(
            @ForAll("books") Drawn drawn, @ForAll("playbooks") Optional<Playbook> playbook, @ForAll long seed) {
        List<Fact> shuffled = new ArrayList<>(drawn.facts());
        shuffled.addAll(drawn.facts().subList(0, drawn.facts().size() / 3));
        Collections.shuffle(shuffled, new Random(seed));

        JsonNode one = review(drawn.book(), playbook, drawn.lastDay());
        JsonNode other = review(CustomerBook.of(shuffled), playbook, drawn.lastDay());

        assertThat(ReviewTree.differences(one, other)).isEmpty();
    }

    @Property(seed = "20261122", tries = 25, shrinking = ShrinkingMode.OFF)
    void trialsThatNeverConvertChangeNothing(
            @ForAll("books") Drawn drawn, @ForAll("playbooks") Optional<Playbook> playbook, @ForAll long seed) {
        CustomerBook book = drawn.book();
        JsonNode before = review(book, playbook, drawn.lastDay());
        JsonNode after = review(book.plus(trials(drawn, new Random(seed))), playbook, drawn.lastDay());

        for (String part : List.of("revenue", "ladder", "vectors", "paths", "journeys", "forecast", "notes")) {
            assertThat(ReviewTree.differences(before.get(part), after.get(part)))
                    .as(part)
                    .isEmpty();
        }
        assertThat(scored(after)).isEqualTo(scored(before));
    }

    @Property(seed = "20261122", tries = 25, shrinking = ShrinkingMode.OFF)
    void aTrialIsNoPartOfAnythingButTrials(@ForAll("books") Drawn drawn) {
        List<Fact> without =
                drawn.facts().stream().filter(fact -> !(fact instanceof Trial)).toList();
        CustomerBook book = CustomerBook.of(without);

        JsonNode before = review(drawn.book(), Optional.empty(), drawn.lastDay());
        JsonNode after = review(book, Optional.empty(), drawn.lastDay());

        for (String part :
                List.of("ladder", "vectors", "paths", "journeys", "forecast", "health", "derived", "notes")) {
            assertThat(ReviewTree.differences(before.get(part), after.get(part)))
                    .as(part)
                    .isEmpty();
        }
    }

    @Property(seed = "20261122", tries = 25, shrinking = ShrinkingMode.OFF)
    void noChangeOfTrialsChangesARateOfChurn(@ForAll("books") Drawn drawn, @ForAll long seed) {
        Random random = new Random(seed);
        List<Fact> other = new ArrayList<>(trials(drawn, random));
        drawn.facts().stream()
                .filter(fact -> !(fact instanceof Trial) || random.nextBoolean())
                .forEach(other::add);
        // each customer had tried it for ten days before it first paid
        Map<AccountId, LocalDate> firstPaid = new TreeMap<>();
        drawn.facts().stream()
                .filter(PriceState.class::isInstance)
                .map(PriceState.class::cast)
                .forEach(state -> firstPaid.merge(state.accountId(), state.from(), (a, b) -> a.isBefore(b) ? a : b));
        firstPaid.forEach((id, day) -> other.add(Trial.builder(id, day.minusDays(10))
                .product("tried")
                .outcome(Trial.Outcome.CONVERTED)
                .outcomeOn(day)
                .build()));

        Map<String, JsonNode> before =
                churnRates(review(drawn.book(), Optional.of(DrawnBooks.WRITTEN), drawn.lastDay()));
        Map<String, JsonNode> after =
                churnRates(review(CustomerBook.of(other), Optional.of(DrawnBooks.WRITTEN), drawn.lastDay()));
        assertThat(after).containsAllEntriesOf(before);
    }

    /** The rates of months that began with a customer, and those of the whole book, by where they stand. */
    private static Map<String, JsonNode> churnRates(JsonNode tree) {
        Map<String, JsonNode> rates = new TreeMap<>();
        for (JsonNode revenue : tree.get("revenue")) {
            for (JsonNode month : revenue.get("months")) {
                if (month.get("openingCustomers").asLong() > 0) {
                    String place = revenue.get("currency").asText() + " "
                            + month.get("month").asText() + " ";
                    for (String rate : List.of("logoChurn", "grossRevenueRetention", "netRevenueRetention")) {
                        rates.put(place + rate, month.get(rate));
                    }
                }
            }
        }
        for (String rate : List.of("logoChurn", "netRevenueChurn")) {
            rates.put("role " + rate, tree.path("roleScorecard").path(rate));
        }
        rates.put("natural", tree.path("churn").path("naturalRetention"));
        rates.put("kinds", tree.path("churn").path("kinds"));
        return rates;
    }

    @Property(seed = "20261122", tries = 25, shrinking = ShrinkingMode.OFF)
    void moneyScalesAndRatiosStay(@ForAll("books") Drawn drawn) {
        BigDecimal factor = BigDecimal.valueOf(8);
        List<Fact> scaled =
                drawn.facts().stream().map(fact -> scaled(fact, factor)).toList();

        ObjectNode one = review(drawn.book(), Optional.of(DrawnBooks.WRITTEN), drawn.lastDay());
        ObjectNode other = review(CustomerBook.of(scaled), Optional.of(scaled(DrawnBooks.WRITTEN, 8)), drawn.lastDay());

        one.remove(List.of("schemaVersion", "generatedBy"));
        other.remove(List.of("schemaVersion", "generatedBy"));
        Map<String, JsonNode> expected = ReviewTree.leaves(one);
        Map<String, JsonNode> actual = ReviewTree.leaves(other);
        assertThat(actual).containsOnlyKeys(expected.keySet());
        expected.forEach((place, node) -> {
            JsonNode found = actual.get(place);
            // a conversion rounds each balance to a unit, and a unit is a billionth of a small one
            boolean converted = place.startsWith("/converted")
                    || place.startsWith("/segments")
                    || place.startsWith("/roleScorecard");
            double slack = converted ? 100 : 1;
            if (node.isNumber() && (MONEY.matcher(place).matches() || isPlannedMoney(place, one))) {
                assertThat(found.asDouble())
                        .as(place)
                        .isCloseTo(8 * node.asDouble(), within(slack * near(8 * node.asDouble()).value));
            } else if (node.isNumber()) {
                assertThat(found.asDouble())
                        .as(place)
                        .isCloseTo(node.asDouble(), within(slack * near(node.asDouble()).value));
            } else if (node.isTextual()
                    && node.asText().matches("-?[0-9]+(\\.[0-9]+)?")
                    && !place.endsWith("/version")
                    && !place.matches("/experience/[0-9]+/value")
                    && !place.endsWith("/profileVersion")) {
                double amount = 8 * Double.parseDouble(node.asText());
                assertThat(Double.parseDouble(found.asText())).as(place).isCloseTo(amount, within(slack * 1e-6));
            } else {
                assertThat(found).as(place).isEqualTo(node);
            }
        });
    }

    @Property(seed = "20261122", tries = 25, shrinking = ShrinkingMode.OFF)
    void explanationsAddUp(@ForAll("books") Drawn drawn, @ForAll("playbooks") Optional<Playbook> playbook) {
        SuccessReview review = SuccessReview.of(drawn.book(), playbook.orElse(Playbook.empty()), drawn.lastDay());

        for (AccountReview account : review.accounts()) {
            redo(account.health().map(score -> score.score().value()));
            for (AccountVector vector : account.vectors()) {
                redo(vector.vector().position());
                redo(vector.vector().pace());
                redo(vector.vector().reachProbability());
                redo(vector.vector().churnProbability());
                redo(vector.vector().expectedExpansion().map(EstimatedMoney::amount));
                redo(vector.vector().advantage().map(EstimatedMoney::amount));
            }
        }
        for (CurrencyUnit currency : review.currencies()) {
            review.actions().work(currency).ranked().forEach(work -> {
                redo(work.item().gain().map(Estimate::value));
                redo(WorkRanking.standard().priority(work.item()));
            });
            redo(review.actions().earnedGrowth(currency).map(Estimate::value));
            review.tiers(currency).forEach(tier -> {
                redo(tier.lifetimeValue().map(EstimatedMoney::amount));
                redo(tier.churn().fraction());
            });
            redo(review.forecast(currency).map(forecast -> forecast.mean().amount()));
            redo(review.revenue()
                    .in(currency)
                    .lifetimeValue()
                    .flatMap(value -> value.value())
                    .map(EstimatedMoney::amount));
        }
    }

    @Property(seed = "20261122", tries = 40, shrinking = ShrinkingMode.OFF)
    void withOneTierTheLadderIsArpaOverChurn(@ForAll("books") Drawn drawn) {
        Playbook one = Playbook.builder()
                .ladder(Ladder.of(ValueTier.of("all", 1, TierRule.everybody())))
                .build();
        SuccessReview review = SuccessReview.of(drawn.book(), one, drawn.lastDay());

        for (CurrencyUnit currency : review.currencies()) {
            Answer<Double> simple = review.revenue()
                    .in(currency)
                    .lifetimeValue()
                    .flatMap(value -> value.value())
                    .map(EstimatedMoney::amount);
            Answer<Double> chained =
                    review.tiers(currency).get(0).lifetimeValue().map(EstimatedMoney::amount);
            if (simple.isKnown()) {
                double value = simple.orElseThrow("ARPA / churn");
                assertThat(chained.orElseThrow("ladder")).isCloseTo(value, within(1e-12 * value));
            } else if (review.revenue().in(currency).customersOn(drawn.lastDay()) > 0) {
                assertThat(chained.isKnown()).isFalse();
            }
        }
    }

    @Property(seed = "20261122", tries = 40, shrinking = ShrinkingMode.OFF)
    void everyUnknownSaysWhy(@ForAll("books") Drawn drawn, @ForAll("playbooks") Optional<Playbook> playbook) {
        wellFormed(review(drawn.book(), playbook, drawn.day()));
    }

    @Property(seed = "20261122", tries = 40, shrinking = ShrinkingMode.OFF)
    void listsAreSortedByTheirKey(@ForAll("books") Drawn drawn, @ForAll("playbooks") Optional<Playbook> playbook) {
        sorted(review(drawn.book(), playbook, drawn.day()));
    }

    /** Every null has a reason of the closed list beside it, every reason a null; every number is finite. */
    static void wellFormed(JsonNode tree) {
        ReviewTree.walk("", tree, (place, node) -> {
            if (node.isNumber()) {
                assertThat(node.asDouble()).as(place).isFinite();
            }
            if (node.isTextual()) {
                assertThat(node.asText()).as(place).doesNotContainPattern("\\b(NaN|Infinity|null)\\b");
            }
            if (node.isArray()) {
                node.forEach(element -> assertThat(element.isNull()).as(place).isFalse());
            }
            if (node.isObject()) {
                node.properties().forEach(entry -> {
                    String name = entry.getKey();
                    if (entry.getValue().isNull()) {
                        assertThat(node.path(name + "Reason").asText())
                                .as(place + "/" + name)
                                .isIn(REASONS);
                    }
                    if (name.endsWith("Reason")) {
                        String value = name.substring(0, name.length() - "Reason".length());
                        assertThat(node.get(value)).as(place + "/" + value).isNotNull();
                        assertThat(node.get(value).isNull())
                                .as(place + "/" + value)
                                .isTrue();
                    }
                });
            }
        });
    }

    private static void sorted(JsonNode tree) {
        isSorted(tree.get("revenue"), "currency");
        isSorted(tree.get("ladder"), "currency");
        isSorted(tree.get("forecast"), "currency");
        isSorted(tree.get("health").get("accounts"), "accountId");
        isSorted(tree.get("vectors"), "accountId", "currency");
        isSorted(tree.get("journeys"), "path", "accountId");
        tree.get("health").get("accounts").forEach(account -> isSorted(account.get("contributions"), "measure"));
        tree.get("forecast").forEach(forecast -> isSorted(forecast.get("cohorts"), "milestone"));
        for (JsonNode ladder : tree.get("ladder")) {
            int before = Integer.MIN_VALUE;
            for (JsonNode tier : ladder.get("tiers")) {
                assertThat(tier.get("rank").asInt()).isGreaterThan(before);
                before = tier.get("rank").asInt();
            }
        }
        sortedParts(tree);
        for (JsonNode revenue : tree.get("revenue")) {
            isSorted(revenue.get("months"), "month");
            isSorted(revenue.get("trailingTwelveMonths"), "month");
            for (JsonNode triangle : revenue.get("cohorts")) {
                isSorted(triangle, "cohort");
                for (JsonNode cohort : triangle) {
                    for (int age = 0; age < cohort.get("cells").size(); age++) {
                        assertThat(cohort.get("cells").get(age).get("age").asInt())
                                .isEqualTo(age);
                    }
                }
            }
        }
    }

    private static void sortedParts(JsonNode tree) {
        isSorted(tree.path("renewals"), "termEndsOn", "accountId", "contractId", "currency");
        isSorted(tree.path("renewalRates"), "currency");
        isSorted(tree.path("renewalMonths"), "currency");
        isSorted(tree.path("plan"), "currency", "metric", "month");
        isSorted(tree.path("orders"), "currency");
        isSorted(tree.path("converted").path("months"), "month");
        for (String part : List.of("renewalRates", "renewalMonths", "orders")) {
            tree.path(part).forEach(entry -> isSorted(entry.get("months"), "month"));
        }
        for (JsonNode entry : tree.path("segments")) {
            isSorted(entry.get("segments"), "segment");
            entry.get("segments").forEach(segment -> isSorted(segment.get("months"), "month"));
        }
    }

    private static void isSorted(JsonNode list, String... keys) {
        List<String> found = new ArrayList<>();
        list.forEach(node ->
                found.add(Arrays.stream(keys).map(key -> node.get(key).asText()).collect(Collectors.joining(" "))));
        assertThat(found).doesNotHaveDuplicates().isSorted();
    }

    private static ObjectNode review(CustomerBook book, Optional<Playbook> playbook, LocalDate day) {
        return ReviewJson.tree(SuccessReview.of(book, playbook.orElse(Playbook.empty()), day));
    }

    /** The scores by account, without accounts that have none. */
    private static Map<String, JsonNode> scored(JsonNode tree) {
        Map<String, JsonNode> scores = new TreeMap<>();
        tree.get("health").get("accounts").forEach(account -> {
            if (account.get("score").isNumber()) {
                scores.put(account.get("accountId").asText(), account);
            }
        });
        return scores;
    }

    /** Trials that run, ended, or were cancelled, of customers and of others, none before the first fact. */
    private static List<Fact> trials(Drawn drawn, Random random) {
        CustomerBook book = drawn.book();
        LocalDate last = drawn.lastDay();
        LocalDate first = book.firstDay(last).orElse(last);
        int days = (int) (last.toEpochDay() - first.toEpochDay());
        List<AccountId> known = book.accountIds();
        List<Fact> more = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            AccountId id = random.nextBoolean()
                    ? known.get(random.nextInt(known.size()))
                    : AccountId.of("somebody-" + random.nextInt(5));
            more.add(Account.of(id));
            LocalDate started = first.plusDays(random.nextInt(days + 1));
            Trial.Builder trial =
                    Trial.builder(id, started).product("product " + i).endsOn(started.plusDays(14));
            switch (random.nextInt(3)) {
                case 0 -> trial.outcome(Trial.Outcome.EXPIRED);
                case 1 -> trial.outcome(Trial.Outcome.CANCELLED).outcomeOn(started.plusDays(2));
                default -> {}
            }
            more.add(trial.build());
        }
        return more.stream()
                .filter(fact -> !(fact instanceof Account a) || !known.contains(a.accountId()))
                .toList();
    }

    private static PriceState scaled(PriceState state, BigDecimal factor) {
        PriceState more = DrawnBooks.copy(state, factor, state.recordedOn());
        return state.discount().flatMap(discount -> discount.amountOff()).isEmpty()
                ? more
                : new PriceState(
                        more.subscriptionId(),
                        more.accountId(),
                        more.from(),
                        more.to(),
                        more.amount(),
                        more.currency(),
                        more.interval(),
                        more.intervalCount(),
                        more.quantity(),
                        more.plan(),
                        more.discount()
                                .map(discount -> new dev.bearing.revenue.Discount(
                                        discount.percentOff(),
                                        discount.amountOff().map(factor::multiply),
                                        discount.bills())),
                        more.status(),
                        more.cancelRequestedOn(),
                        more.billingEndsOn(),
                        more.reason(),
                        more.recordedOn());
    }

    /** Whether a forecast in the plan is of a metric whose target is an amount. */
    private static boolean isPlannedMoney(String place, JsonNode tree) {
        Matcher forecast = PLANNED.matcher(place);
        Matcher track = TRACKED.matcher(place);
        return (forecast.matches()
                        && tree.path("plan")
                                .path(Integer.parseInt(forecast.group(1)))
                                .path("target")
                                .isTextual())
                || (track.matches()
                        && tree.path("planTrack")
                                .path(Integer.parseInt(track.group(1)))
                                .path("metric")
                                .asText()
                                .equals("mrr"));
    }

    private static Fact scaled(Fact fact, BigDecimal factor) {
        if (fact instanceof Target target && target.metric().equals("mrr")) {
            return new Target(target.metric(), target.month(), target.value().multiply(factor), target.recordedOn());
        }
        if (fact instanceof Order order) {
            return new Order(
                    order.orderId(),
                    order.accountId(),
                    order.on(),
                    order.amount().multiply(factor),
                    order.currency(),
                    order.recordedOn());
        }
        if (fact instanceof Interaction interaction) {
            return new Interaction(
                    interaction.accountId(),
                    interaction.on(),
                    interaction.stage(),
                    interaction.function(),
                    interaction.channel(),
                    interaction.initiator(),
                    interaction.cost().map(factor::multiply),
                    interaction.milestone(),
                    interaction.recordedOn());
        }
        if (fact instanceof InterventionEvent event) {
            return new InterventionEvent(
                    event.accountId(),
                    event.intervention(),
                    event.on(),
                    event.outcome(),
                    event.cost().map(factor::multiply),
                    event.recordedOn());
        }
        if (fact instanceof ExpansionLead lead) {
            return new ExpansionLead(
                    lead.accountId(),
                    lead.expansion(),
                    lead.motion(),
                    lead.openedOn(),
                    lead.origin(),
                    lead.offeredOn(),
                    lead.acceptedOn(),
                    lead.wonOn(),
                    lead.lostOn(),
                    lead.amount().map(factor::multiply),
                    lead.recordedOn());
        }
        return fact instanceof PriceState state ? scaled(state, factor) : fact;
    }

    private static BalanceSettings scaled(BalanceSettings settings, long factor) {
        return new BalanceSettings(
                settings.months(),
                settings.changeMonths(),
                settings.limit(),
                settings.netRevenueRetention(),
                settings.margin(),
                settings.costOfRevenue(),
                settings.costCurrency(),
                settings.firstValueDays(),
                settings.monthEndDays(),
                settings.benchmarks(),
                settings.valuation()
                        .map(each -> new BalanceSettings.Valuation(
                                each.multiple(), each.acquisitionCost().map(cost -> factor * cost))));
    }

    private static Playbook scaled(Playbook playbook, long factor) {
        Playbook.Builder scaled =
                Playbook.builder().forecast(playbook.forecast()).vector(playbook.vector());
        playbook.revenuePolicy().ifPresent(scaled::revenuePolicy);
        scaled.revenue(playbook.revenue());
        scaled.renewals(playbook.renewals());
        scaled.plan(playbook.plan());
        scaled.interactions(playbook.interactions()).gaps(playbook.gaps());
        scaled.churn(playbook.churn());
        scaled.trials(playbook.trials());
        playbook.scorecards().forEach(scaled::scorecard);
        playbook.idealCustomerProfiles().forEach(scaled::idealCustomerProfile);
        playbook.desiredOutcomes().forEach(scaled::desiredOutcome);
        scaled.outcomes(playbook.outcomes()).balance(scaled(playbook.balance(), factor));
        playbook.ladder().ifPresent(scaled::ladder);
        scaled.ladderSettings(playbook.ladderSettings());
        scaled.interventions(InterventionPlan.of(playbook.interventions().interventions().stream()
                .map(intervention -> scaled(intervention, BigDecimal.valueOf(factor)))
                .toList()));
        for (SuccessPath path : playbook.paths()) {
            SuccessPath all = SuccessPath.of(
                    path.id(),
                    path.milestones().stream()
                            .map(milestone -> scaled(milestone, factor))
                            .toList());
            scaled.path(path.segment().map(all::forSegment).orElse(all));
        }
        scaled.actions(scaled(playbook.actions(), BigDecimal.valueOf(factor)));
        return scaled.build();
    }

    private static ActionSettings scaled(ActionSettings actions, BigDecimal factor) {
        LeadPolicy leads = actions.leads();
        if (!(leads.routing() instanceof RoutingRules rules)) {
            return actions;
        }
        SortedMap<CurrencyUnit, BigDecimal> from = new TreeMap<>(rules.fullServeFrom());
        from.replaceAll((currency, value) -> value.multiply(factor));
        return actions.withLeads(leads.withRouting(new RoutingRules(
                rules.selfServeRequirements(), rules.fullServeRequirements(), from, rules.fullServeComplications())));
    }

    private static Intervention scaled(Intervention intervention, BigDecimal factor) {
        return new Intervention(
                intervention.id(),
                intervention.kind(),
                intervention.gap(),
                intervention.trigger(),
                intervention.cost().multiply(factor),
                intervention.price().map(factor::multiply),
                intervention.escalatesTo());
    }

    private static SuccessMilestone scaled(SuccessMilestone milestone, long factor) {
        SuccessMilestone.Builder copy = SuccessMilestone.builder(milestone.id())
                .name(milestone.name())
                .beneficiary(milestone.beneficiary())
                .weight(milestone.weight())
                .after(milestone.after().toArray(String[]::new));
        milestone.expectedDays().ifPresent(copy::expectedDays);
        milestone.advocacy().ifPresent(copy::advocacy);
        milestone
                .expansion()
                .ifPresent(expansion -> copy.expansion(new LogicalExpansion(
                        expansion.id(),
                        times(expansion.annualValue(), factor),
                        expansion.motion(),
                        expansion.fromTier(),
                        expansion.toTier())));
        return copy.build();
    }

    private static Money times(Money money, long factor) {
        return money.multipliedBy(factor);
    }

    private static org.assertj.core.data.Offset<Double> near(double value) {
        return within(1e-9 * Math.max(1e-3, Math.abs(value)));
    }

    /** Redoes a value by its explanation, where that says how. */
    private static void redo(Answer<Double> answer) {
        if (!(answer instanceof Answer.Known<Double> known)) {
            return;
        }
        Explanation explanation = known.explanation();
        List<Double> terms =
                explanation.terms().stream().map(Contribution::value).toList();
        double value = known.value();
        switch (explanation.combination()) {
            case SUM ->
                assertThat(terms.stream().mapToDouble(Double::doubleValue).sum())
                        .as(explanation.method())
                        .isCloseTo(value, near(value));
            case PRODUCT ->
                assertThat(terms.stream().reduce(1.0, (a, b) -> a * b))
                        .as(explanation.method())
                        .isCloseTo(value, near(value));
            case QUOTIENT ->
                assertThat(terms.get(0) / terms.get(1)).as(explanation.method()).isCloseTo(value, near(value));
            case INPUTS -> assertThat(explanation.method()).isNotBlank();
        }
    }
}
