package dev.bearing.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.bearing.account.AccountId;
import dev.bearing.account.AttributeValue;
import dev.bearing.account.Attributes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ScorecardResolverTest {

    private static final Scorecard LARGE =
            scorecard("large").when("segment", "large").build();
    private static final Scorecard NEW =
            scorecard("new").when("stage", "onboarding").build();
    private static final Scorecard ALL = scorecard("all").build();

    private static final Attributes NOTHING = Attributes.empty();
    private static final Attributes LARGE_AND_NEW = attributes("segment", "large", "stage", "onboarding");
    private static final Attributes ONLY_NEW = attributes("stage", "onboarding");

    private static Scorecard.Builder scorecard(String id) {
        return Scorecard.builder(id, "1")
                .measure(Measure.builder("x", new Curve.Linear(0, 1)).build());
    }

    private static Attributes attributes(String... pairs) {
        Map<String, AttributeValue> values = new TreeMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            values.put(pairs[i], new AttributeValue.Text(pairs[i + 1]));
        }
        return Attributes.of(values);
    }

    @Test
    void takesTheOneWrittenFirstWhereNobodySetAPriority() {
        ScorecardResolver resolver = ScorecardResolver.of(List.of(LARGE, NEW, ALL));
        ScorecardResolver.Resolution both = resolver.resolve(LARGE_AND_NEW);
        assertThat(both.scorecard()).contains(LARGE);
        assertThat(both.others()).containsExactly(NEW, ALL);
        assertThat(both.reason()).isEqualTo("large: segment = large holds, and it is written before new");
        assertThat(both.isConflict()).isTrue();
        assertThat(resolver.precedence()).isEqualTo(ScorecardResolver.Precedence.HIGHEST_PRIORITY);
    }

    @Test
    void takesTheHigherPriorityWhateverTheOrder() {
        Scorecard urgent = NEW.toBuilder().priority(10).build();
        ScorecardResolver resolver = ScorecardResolver.of(List.of(ALL, LARGE, urgent));
        ScorecardResolver.Resolution both = resolver.resolve(LARGE_AND_NEW);
        assertThat(both.scorecard()).contains(urgent);
        assertThat(both.reason()).isEqualTo("new: stage = onboarding holds, and its priority 10 is above 0 of all");
        assertThat(ScorecardResolver.of(List.of(ALL, LARGE, urgent), ScorecardResolver.Precedence.WRITTEN_FIRST)
                        .resolve(LARGE_AND_NEW)
                        .scorecard())
                .contains(ALL);
    }

    @Test
    void takesAScorecardForAllThatComesLastForADefaultAndNoConflict() {
        ScorecardResolver resolver = ScorecardResolver.of(List.of(LARGE, NEW, ALL));
        assertThat(resolver.defaultScorecard()).contains(ALL);
        assertThat(resolver.resolve(ONLY_NEW).isConflict()).isFalse();
        assertThat(resolver.resolve(NOTHING).scorecard()).contains(ALL);
        assertThat(resolver.resolve(NOTHING).reason())
                .isEqualTo("all: it is for all accounts, and no other is for this account");
    }

    @Test
    void saysWhereNoScorecardIsForAnAccount() {
        ScorecardResolver.Resolution none = ScorecardResolver.of(List.of(LARGE)).resolve(NOTHING);
        assertThat(none.scorecard()).isEmpty();
        assertThat(none.isConflict()).isFalse();
        assertThat(none.reason()).isEqualTo("no scorecard is for this account");
    }

    @Test
    void reportsConflictsAccountsWithoutAScorecardAndScorecardsWithoutATurn() {
        Scorecard small = scorecard("small").when("segment", "small").build();
        Map<AccountId, Attributes> accounts = new LinkedHashMap<>();
        accounts.put(AccountId.of("c"), NOTHING);
        accounts.put(AccountId.of("b"), LARGE_AND_NEW);
        accounts.put(AccountId.of("a"), attributes("segment", "large"));
        ResolverReport report = ScorecardResolver.of(List.of(LARGE, NEW, small)).report(accounts);
        assertThat(report.resolutions()).containsOnlyKeys(AccountId.of("a"), AccountId.of("b"), AccountId.of("c"));
        assertThat(report.conflicts()).containsOnlyKeys(AccountId.of("b"));
        assertThat(report.unresolved()).containsExactly(AccountId.of("c"));
        assertThat(report.uses())
                .containsExactly(
                        new ResolverReport.Use(LARGE, 2, 2),
                        new ResolverReport.Use(NEW, 1, 0),
                        new ResolverReport.Use(small, 0, 0));
        assertThat(report.neverWin()).containsExactly(NEW);
        assertThat(report.withoutAccounts()).containsExactly(small);
    }

    @Test
    void saysThatAScorecardForAllShadowsThoseWrittenAfterIt() {
        ResolverReport report =
                ScorecardResolver.of(List.of(ALL, LARGE)).report(Map.of(AccountId.of("a"), LARGE_AND_NEW));
        assertThat(report.conflicts()).containsOnlyKeys(AccountId.of("a"));
        assertThat(report.neverWin()).containsExactly(LARGE);
    }

    @Test
    void rejectsTwoScorecardsOfOneId() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ScorecardResolver.of(List.of(ALL, ALL)))
                .withMessage("two scorecards have the id all");
    }
}
