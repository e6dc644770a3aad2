package dev.bearing.review;

import static java.util.Objects.requireNonNull;

import dev.bearing.account.AccountId;
import dev.bearing.interaction.EarlyExpectations;
import dev.bearing.interaction.ExpectationSet;
import dev.bearing.interaction.StatementOfWork;
import dev.bearing.interaction.WorkDelivery;
import dev.bearing.journey.ExpansionLead;
import dev.bearing.journey.ExpansionSignalled;
import dev.bearing.journey.SignalledTakes;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How the work of both sides was set up: what was agreed on and delivered, how early customers were told what to
 * expect, and whether an expansion that was signalled before it came was taken more often.
 *
 * @param work the statements of work
 * @param expectations of all who ever paid, how early they were told
 * @param signalled the expansions that were offered, signalled before or not
 */
public record Orchestration(WorkDelivery work, EarlyExpectations expectations, SignalledTakes signalled) {

    /** Refuses null. */
    public Orchestration {
        requireNonNull(work, "work");
        requireNonNull(expectations, "expectations");
        requireNonNull(signalled, "signalled");
    }

    static Orchestration of(Collection<AccountCase> accounts, LocalDate asOf) {
        List<StatementOfWork> work = new ArrayList<>();
        List<ExpectationSet> expectations = new ArrayList<>();
        List<ExpansionLead> leads = new ArrayList<>();
        List<ExpansionSignalled> signals = new ArrayList<>();
        SortedMap<AccountId, LocalDate> since = new TreeMap<>();
        for (AccountCase account : accounts) {
            work.addAll(account.view().facts(StatementOfWork.class));
            expectations.addAll(account.view().facts(ExpectationSet.class));
            leads.addAll(account.view().facts(ExpansionLead.class));
            signals.addAll(account.view().facts(ExpansionSignalled.class));
            account.revenue().firstPaidOn().ifPresent(day -> since.put(account.id(), day));
        }
        return new Orchestration(
                WorkDelivery.of(work, asOf),
                EarlyExpectations.of(since, expectations, asOf),
                SignalledTakes.of(leads, signals, asOf));
    }
}
