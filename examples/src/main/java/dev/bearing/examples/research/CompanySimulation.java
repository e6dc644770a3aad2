package dev.bearing.examples.research;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bearing.account.AttributeValue;
import dev.bearing.book.AccountView;
import dev.bearing.book.CustomerBook;
import dev.bearing.jackson.BearingModule;
import dev.bearing.revenue.RevenuePolicy;
import dev.bearing.survival.ObservedTenures;
import dev.bearing.survival.Spell;
import dev.bearing.survival.Tenure;
import dev.bearing.survival.TenurePlan;
import dev.bearing.survival.TenureUnit;
import dev.bearing.testkit.KnownTruth;
import dev.bearing.testkit.SyntheticCompany;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** A whole company: its stays are the tenures of who paid, under the policy {@code strict}. */
final class CompanySimulation {

    private static final JsonMapper MAPPER =
            JsonMapper.builder().addModule(new BearingModule()).build();
    private static final List<String> COLUMNS =
            List.of("account_id", "started", "duration", "event", "tier_rank", "employees", "pays_by_invoice");

    private CompanySimulation() {}

    static Simulation draw(String scenario, int accounts, int months, long seed) {
        SyntheticCompany company = SyntheticCompany.scenario(scenario)
                .accounts(accounts)
                .months(months)
                .seed(seed)
                .build();
        CustomerBook book = company.book();
        ObjectNode truth = JsonNodeFactory.instance.objectNode();
        truth.put("scenario", scenario)
                .put("accounts", accounts)
                .put("months", months)
                .put("seed", seed)
                .put("lastDay", company.lastDay().toString());
        truth.set("truth", MAPPER.valueToTree(company.truth()));
        LocalDate first = company.lastDay().plusDays(1).minusMonths(months);
        return new Simulation(book, truth, tenures(book, company.truth(), first, company.lastDay()), true);
    }

    private static List<List<String>> tenures(CustomerBook book, KnownTruth truth, LocalDate first, LocalDate lastDay) {
        ObservedTenures observed =
                TenurePlan.in(TenureUnit.MONTHS).observe(book.revenue(RevenuePolicy.strict(), lastDay, lastDay));
        List<String> tiers =
                truth.tiers().stream().map(tier -> tier.tier().value()).toList();
        List<List<String>> rows = new ArrayList<>();
        rows.add(COLUMNS);
        for (int i = 0; i < observed.tenures().size(); i++) {
            Tenure tenure = observed.tenures().get(i);
            Spell spell = observed.spells().get(i);
            AccountView account =
                    book.account(tenure.accountId(), tenure.from()).orElseThrow();
            rows.add(List.of(
                    tenure.accountId().value(),
                    Long.toString(ChronoUnit.MONTHS.between(first, tenure.from())),
                    Long.toString(spell.exit()),
                    spell.cause() > 0 ? "1" : "0",
                    Integer.toString(tiers.indexOf(text(account, "tier"))),
                    text(account, "employees"),
                    text(account, "pays_by_invoice").equals("true") ? "1" : "0"));
        }
        return rows;
    }

    private static String text(AccountView account, String attribute) {
        return account.attribute(attribute).map(AttributeValue::asText).orElseThrow();
    }
}
