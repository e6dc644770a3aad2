package dev.bearing.interaction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bearing.account.AccountId;
import dev.bearing.value.Answer;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class RequestTimesTest {

    private static final LocalDate AS_OF = LocalDate.of(2026, 6, 30);

    private static InternalRequest open(String account, int daysAgo) {
        return InternalRequest.opened(AccountId.of(account), AS_OF.minusDays(daysAgo));
    }

    private static InternalRequest resolved(String account, int daysAgo, int took) {
        return open(account, daysAgo).withResolvedOn(AS_OF.minusDays(daysAgo - took));
    }

    @Test
    void anOpenRequestCountsAsLongAsItHasBeen() {
        RequestTimes times = RequestTimes.of(
                List.of(resolved("a", 40, 2), resolved("b", 30, 4), resolved("c", 20, 6), open("d", 10)), AS_OF);
        assertThat(times.n()).isEqualTo(4);
        assertThat(times.censored()).isEqualTo(1);
        assertThat(times.open()).containsExactly(open("d", 10));
        assertThat(times.medianDays().orElseThrow("half are resolved")).isBetween(4.0, 6.0);
        assertThat(times.p90Days())
                .isInstanceOfSatisfying(
                        Answer.Unknown.class,
                        unknown -> assertThat(unknown.reason()).isEqualTo(Answer.Reason.CENSORED));
    }

    @Test
    void withoutOpenOnesTheyAreThePlainQuantiles() {
        RequestTimes times =
                RequestTimes.of(List.of(resolved("a", 40, 1), resolved("b", 40, 3), resolved("c", 40, 7)), AS_OF);
        assertThat(times.medianDays().orElseThrow("known")).isEqualTo(3);
        assertThat(times.p90Days().orElseThrow("known")).isEqualTo(7);
    }

    @Test
    void whatIsResolvedLaterIsOpen() {
        InternalRequest later = open("a", 5).withResolvedOn(AS_OF.plusDays(1));
        assertThat(RequestTimes.of(List.of(later), AS_OF).open()).hasSize(1);
    }

    @Test
    void noneIsNotKnown() {
        assertThat(RequestTimes.of(List.of(), AS_OF).medianDays())
                .isInstanceOfSatisfying(
                        Answer.Unknown.class,
                        unknown -> assertThat(unknown.reason()).isEqualTo(Answer.Reason.EMPTY_BASE));
    }
}
