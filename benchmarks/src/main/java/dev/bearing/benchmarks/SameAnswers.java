package dev.bearing.benchmarks;

import dev.bearing.account.AccountId;
import dev.bearing.account.Fact;
import dev.bearing.book.CustomerBook;
import dev.bearing.health.Signal;
import dev.bearing.jackson.FactFile;
import dev.bearing.journey.JourneyProgress;
import dev.bearing.review.AccountReview;
import dev.bearing.review.SuccessReview;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Holds the fast way to an account's review against the slow one; nothing is measured before they agree. */
final class SameAnswers {

    /** Every how many accounts one is reviewed from nothing. */
    private static final int STRIDE = 140;

    private SameAnswers() {}

    /** Fails if a review that is loaded answers otherwise than one made anew, with or without a fact more. */
    static void check(Company company, SuccessReview loaded) {
        List<AccountId> accounts = company.book().accountIds();
        SuccessReview fresh = SuccessReview.of(anew(company.book()), company.playbook(), company.asOf());
        accounts.forEach(account -> same(loaded, fresh, account));
        for (int i = 0; i < accounts.size(); i += STRIDE) {
            AccountId account = accounts.get(i);
            // a signal that no scorecard asks for: what is learnt from all accounts stays as it was
            Fact fact = Signal.of(account, "benchmark_probe", company.asOf(), 1);
            same(
                    loaded.plus(fact),
                    SuccessReview.of(anew(company.book(), fact), company.playbook(), company.asOf()),
                    account);
        }
    }

    /** Returns a book of the same facts and some more that shares nothing with it. */
    static CustomerBook anew(CustomerBook book, Fact... more) {
        List<Fact> facts = new ArrayList<>(List.of(more));
        FactFile.all().forEach(file -> facts.addAll(book.facts(file.type())));
        return CustomerBook.of(facts);
    }

    private static void same(SuccessReview one, SuccessReview other, AccountId account) {
        List<Object> a = answers(one.account(account).orElseThrow());
        List<Object> b = answers(other.account(account).orElseThrow());
        if (!a.equals(b)) {
            throw new IllegalStateException("two reviews of " + account + " differ: " + a + " and " + b);
        }
    }

    private static List<Object> answers(AccountReview review) {
        Optional<JourneyProgress> progress = review.progress();
        return List.of(
                review.facts().attributes(),
                review.facts().facts(Signal.class),
                review.revenue().movements(),
                review.health(),
                progress.map(JourneyProgress::explanation),
                review.outcome(),
                review.vectors());
    }
}
