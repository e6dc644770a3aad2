package dev.bearing.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.bearing.account.AccountId;
import dev.bearing.value.Mrr;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.Test;

class ImpactReportTest {

    private static final LocalDate DAY = LocalDate.of(2026, 3, 31);

    private final Scorecard current = Scorecard.builder("smb", "1")
            .measure(Measure.builder("logins", new Curve.Linear(0, 20)).build())
            .measure(Measure.builder("nps", new Curve.Linear(0, 10))
                    .missing(new MissingPolicy.Redistribute())
                    .build())
            .build();
    private final Scorecard proposed = Scorecard.builder("smb", "2")
            .minCoverage(0.8)
            .measure(
                    Measure.builder("logins", new Curve.Linear(0, 40)).weight(3).build())
            .measure(Measure.builder("nps", new Curve.Linear(0, 10)).build())
            .build();
    private final Map<AccountId, HealthSignals> accounts = new TreeMap<>(Map.of(
            AccountId.of("a"), signals(20, 10),
            AccountId.of("b"), signals(10, 5),
            AccountId.of("c"), HealthSignals.of(Map.of("logins", 18.0), DAY),
            AccountId.of("d"), HealthSignals.empty(DAY),
            AccountId.of("e"), signals(40, 10)));

    private static HealthSignals signals(double logins, double nps) {
        return HealthSignals.of(Map.of("logins", logins, "nps", nps), DAY);
    }

    private static Mrr mrr(AccountId id) {
        CurrencyUnit currency = id.value().equals("e") ? CurrencyUnit.EUR : CurrencyUnit.USD;
        return Mrr.of(currency, BigDecimal.valueOf(100L * (id.value().charAt(0) - 'a' + 1)));
    }

    private ImpactReport report() {
        return ImpactReport.of(current, proposed, accounts, ImpactReportTest::mrr);
    }

    @Test
    void listsWhoMovesFromWhichBandToWhich() {
        ImpactReport report = report();
        // a: 1 to 0.625; b: 0.5 to 0.3125; c: 0.9 to nothing, since 0.75 of the weight is too little; e stays
        assertThat(report.moved())
                .extracting(impact -> impact.accountId().value())
                .containsExactly("a", "b", "c");
        assertThat(report.moved().get(0).from()).hasValue("high");
        assertThat(report.moved().get(0).to()).hasValue("middle");
        assertThat(report.lostScore())
                .extracting(impact -> impact.accountId().value())
                .containsExactly("c");
        assertThat(report.gainedScore()).isEmpty();
        assertThat(report.largestMovers(1))
                .extracting(impact -> impact.accountId().value())
                .containsExactly("a");
        assertThat(report.largestMovers(9)).hasSize(2);
        assertThat(report.moved().get(0).change().orElseThrow()).isCloseTo(-0.375, within(1e-12));
        assertThat(report).hasToString("3 of 5 accounts move band as of 2026-03-31");
        assertThat(report.asOf()).isEqualTo(DAY);
    }

    @Test
    void addsUpToAllAccountsAndAllRevenue() {
        ImpactReport report = report();
        assertThat(report.cells()).hasSize(5);
        assertThat(report.cells().stream().mapToInt(ImpactReport.Cell::accounts).sum())
                .isEqualTo(5);
        assertThat(report.cells().get(0).from()).hasValue("middle");
        assertThat(report.cells().get(4).from()).isEmpty();
        assertThat(report.cells().get(4).isMove()).isFalse();
        TreeMap<CurrencyUnit, Mrr> sums = new TreeMap<>();
        TreeMap<CurrencyUnit, Mrr> moves = new TreeMap<>();
        report.cells()
                .forEach(cell -> cell.mrr().forEach((currency, mrr) -> {
                    sums.merge(currency, mrr, Mrr::plus);
                    if (cell.isMove()) {
                        moves.merge(currency, mrr, Mrr::plus);
                    }
                }));
        assertThat(sums).isEqualTo(report.totalMrr());
        assertThat(report.totalMrr().get(CurrencyUnit.USD))
                .isEqualTo(Mrr.of(CurrencyUnit.USD, BigDecimal.valueOf(1000)));
        assertThat(moves).isEqualTo(report.movedMrr());
        assertThat(report.movedMrr()).containsOnlyKeys(CurrencyUnit.USD);
        assertThat(report.movedMrr().get(CurrencyUnit.USD))
                .isEqualTo(Mrr.of(CurrencyUnit.USD, BigDecimal.valueOf(600)));
    }

    @Test
    void movesNobodyFromAScorecardToItselfAndMirrorsTheWayBack() {
        ImpactReport none = ImpactReport.of(current, current, accounts, ImpactReportTest::mrr);
        assertThat(none.moved()).isEmpty();
        assertThat(none.largestMovers(5)).isEmpty();
        ImpactReport back = ImpactReport.of(proposed, current, accounts, ImpactReportTest::mrr);
        assertThat(back.gainedScore())
                .extracting(impact -> impact.accountId().value())
                .containsExactly("c");
        assertThat(back.moved()).hasSameSizeAs(report().moved());
    }

    @Test
    void fitsScorecardsThatNeedPeersToTheAccounts() {
        Scorecard ranks = Scorecard.builder("ranks", "1")
                .measure(Measure.builder("logins", new Curve.Percentile(true)).build())
                .build();
        ImpactReport report = ImpactReport.of(current, ranks, accounts, ImpactReportTest::mrr);
        assertThat(report.accounts().get(4).after().orElseThrow("e").score()).isEqualTo(Health.of(0.875));
        assertThat(report.accounts().get(4).to()).isEqualTo(Optional.of("high"));
    }

    @Test
    void refusesNoAccountsAndSeveralDays() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ImpactReport.of(current, proposed, Map.of(), ImpactReportTest::mrr))
                .withMessage("accounts must not be empty");
        accounts.put(AccountId.of("z"), HealthSignals.empty(DAY.plusDays(1)));
        assertThatIllegalArgumentException()
                .isThrownBy(this::report)
                .withMessage("signals must all be as of 2026-03-31, those of z were not");
    }
}
