package dev.bearing.benchmarks;

import dev.bearing.account.AccountId;
import dev.bearing.account.Fact;
import dev.bearing.health.Signal;
import dev.bearing.review.AccountReview;
import dev.bearing.review.SuccessReview;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What it costs to ask about one account of a review that is loaded: as it is, and after a fact about it has arrived;
 * beside the same answer from a book and a review made anew. The accounts are asked in turn, small and large.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 4)
public class AccountReviewBenchmark {

    /** A directory that holds a book and a playbook. */
    @Param(Company.EXAMPLE)
    public String company = Company.EXAMPLE;

    private Company loaded = Company.empty();
    private SuccessReview review = loaded.review();
    private List<AccountId> accounts = List.of();
    private int turn;

    /** Reads the company, learns what there is to learn from all accounts, and checks the answers. */
    @Setup
    public void load() throws IOException {
        loaded = Company.read(Path.of(company));
        review = loaded.review();
        accounts = loaded.book().accountIds();
        review.accounts();
        SameAnswers.check(loaded, review);
    }

    /** Reviews one account. */
    @Benchmark
    public AccountReview account() {
        return review.account(next()).orElseThrow();
    }

    /** Adds a fact of the next day and reviews its account. */
    @Benchmark
    public AccountReview factAndAccount() {
        AccountId account = next();
        return review.plus(fact(account)).account(account).orElseThrow();
    }

    /** Makes the book anew with one fact more, and a review of it, and reviews its account. */
    @Benchmark
    @Warmup(iterations = 5, time = 1)
    public AccountReview everythingAnew() {
        AccountId account = next();
        LocalDate day = loaded.asOf().plusDays(1);
        return SuccessReview.of(SameAnswers.anew(loaded.book(), fact(account)), loaded.playbook(), day)
                .account(account)
                .orElseThrow();
    }

    private AccountId next() {
        turn = turn + 1 < accounts.size() ? turn + 1 : 0;
        return accounts.get(turn);
    }

    private Fact fact(AccountId account) {
        return Signal.of(account, "weekly_active_share", loaded.asOf().plusDays(1), 0.5);
    }
}
