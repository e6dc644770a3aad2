package dev.bearing.examples.research;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bearing.account.Account;
import dev.bearing.account.AttributeValue;
import dev.bearing.account.Fact;
import dev.bearing.book.CustomerBook;
import dev.bearing.churn.ChurnReason;
import dev.bearing.revenue.BillingInterval;
import dev.bearing.revenue.PriceState;
import dev.bearing.testkit.RetentionWorld;
import dev.bearing.testkit.Stays;
import dev.bearing.testkit.Stays.Stay;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.joda.money.CurrencyUnit;

/** A world of retention alone: everybody pays the same, by the month, and all that happens is that some leave. */
final class WorldSimulation {

    private static final YearMonth FIRST = YearMonth.of(2023, 9);
    private static final BigDecimal PRICE = BigDecimal.valueOf(100);

    private final RetentionWorld world;
    private final Stays stays;

    private WorldSimulation(RetentionWorld world, Stays stays) {
        this.world = world;
        this.stays = stays;
    }

    static Simulation draw(String scenario, int accounts, int months, long seed) {
        RetentionWorld world = RetentionWorld.named(scenario);
        WorldSimulation drawn = new WorldSimulation(world, world.draw(accounts, months, seed));
        ObjectNode truth = JsonNodeFactory.instance.objectNode();
        truth.put("scenario", scenario)
                .put("accounts", accounts)
                .put("months", months)
                .put("seed", seed)
                .put("lastDay", day(months).toString())
                .put("description", world.description());
        ObjectNode parameters = truth.putObject("truth");
        world.parameters().forEach((name, value) -> Json.put(parameters, name, value));
        drawn.putCurves(truth.putArray("curves"), months);
        return new Simulation(drawn.book(), truth, drawn.tenures(), false);
    }

    private static LocalDate day(long tick) {
        return FIRST.plusMonths(tick).atDay(1);
    }

    /** Puts the curves of stays from tick 0, for each pattern of the covariates that are 0 or 1, the others being 0. */
    private void putCurves(ArrayNode curves, int months) {
        List<String> names = world.covariates();
        int patterns = 1 << names.size();
        for (int pattern = 0; pattern < patterns; pattern++) {
            double[] x = new double[names.size()];
            ObjectNode curve = curves.addObject();
            ObjectNode covariates = curve.putObject("covariates");
            for (int i = 0; i < x.length; i++) {
                x[i] = pattern >> i & 1;
                covariates.put(names.get(i), (int) x[i]);
            }
            ArrayNode survival = curve.putArray("survival");
            for (int t = 0; t <= months; t++) {
                survival.add(world.truth(x).survival(t).orElseThrow("the truth is known"));
            }
            for (int cause = 1; cause <= world.causes() && world.causes() > 1; cause++) {
                ArrayNode incidence = curve.putArray("incidence" + cause);
                for (int t = 0; t <= months; t++) {
                    incidence.add(world.incidence(cause, t, x));
                }
            }
        }
    }

    private CustomerBook book() {
        List<Fact> facts = new ArrayList<>();
        Map<String, Integer> stayOf = new LinkedHashMap<>();
        for (Stay stay : stays.rows()) {
            int number = stayOf.merge(stay.accountId().value(), 1, Integer::sum);
            if (number == 1) {
                facts.add(account(stay));
            }
            PriceState.Builder state = PriceState.builder(
                            stay.accountId().value().replace("acct", "sub") + "-" + number,
                            stay.accountId(),
                            day(stay.startedAt()))
                    .every(BillingInterval.MONTH)
                    .price(PRICE, CurrencyUnit.USD);
            if (stay.isOver()) {
                LocalDate end = day(stay.startedAt() + stay.duration());
                state.to(end);
                facts.add(ChurnReason.of(stay.accountId(), end, "cause " + stay.cause()));
            }
            facts.add(state.build());
        }
        return CustomerBook.of(facts);
    }

    private Account account(Stay stay) {
        Account.Builder account = Account.builder(stay.accountId());
        for (int i = 0; i < stay.covariates().size(); i++) {
            account.attribute(
                    world.covariates().get(i),
                    new AttributeValue.Numeric(
                            BigDecimal.valueOf(stay.covariates().get(i))));
        }
        return account.build();
    }

    private List<List<String>> tenures() {
        boolean entries = world.parameters().containsKey("monthsBefore");
        boolean causes = world.causes() > 1;
        List<List<String>> table = new ArrayList<>();
        List<String> header = new ArrayList<>(List.of("account_id", "started", "duration", "event"));
        if (entries) {
            header.add("entry");
        }
        if (causes) {
            header.add("cause");
        }
        header.addAll(world.covariates());
        table.add(header);
        for (Stay stay : stays.rows()) {
            List<String> row = new ArrayList<>(List.of(
                    stay.accountId().value(),
                    Long.toString(stay.startedAt()),
                    Long.toString(stay.duration()),
                    stay.isOver() ? "1" : "0"));
            if (entries) {
                row.add(Long.toString(stay.entry()));
            }
            if (causes) {
                row.add(Integer.toString(stay.cause()));
            }
            stay.covariates()
                    .forEach(value -> row.add(
                            BigDecimal.valueOf(value).stripTrailingZeros().toPlainString()));
            table.add(row);
        }
        return table;
    }
}
