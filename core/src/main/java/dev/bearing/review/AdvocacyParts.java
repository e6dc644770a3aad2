package dev.bearing.review;

import dev.bearing.account.AccountId;
import dev.bearing.action.AdvocacyCandidate;
import dev.bearing.action.AdvocacyEligibility;
import dev.bearing.action.AdvocacyEvent;
import dev.bearing.action.AdvocacyHistory;
import dev.bearing.action.AdvocacyPolicy;
import dev.bearing.action.AdvocacyReport;
import dev.bearing.action.ReferralTree;
import dev.bearing.revenue.AccountRevenue;
import dev.bearing.vector.Heading;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Who may be asked to speak for the vendor, and what came of it so far. */
final class AdvocacyParts {

    private final Map<AccountId, AccountCase> cases = new TreeMap<>();
    private final Journeys journeys;

    AdvocacyParts(Collection<AccountCase> all, Journeys journeys) {
        all.forEach(account -> cases.put(account.id(), account));
        this.journeys = journeys;
    }

    static List<AdvocacyCandidate> moments(Collection<ActingAccount> accounts, AdvocacyPolicy policy) {
        AdvocacyEligibility eligibility = new AdvocacyEligibility(policy);
        List<AdvocacyCandidate> all = new ArrayList<>();
        for (ActingAccount account : accounts) {
            Heading direction = account.review().vectors().stream()
                    .map(vector -> vector.vector().direction())
                    .findFirst()
                    .orElse(Heading.UNKNOWN);
            Optional<String> notice = account.currency().flatMap(account::notice);
            account.paths()
                    .forEach(progress ->
                            all.addAll(eligibility.of(account.facts().view(), progress, direction, notice)));
        }
        return List.copyOf(all);
    }

    AdvocacyReport report(SuccessReview review) {
        List<AdvocacyHistory> histories = cases.values().stream()
                .map(account -> AdvocacyHistory.of(
                        account.view(), journeys.allProgress(account), account.isAround(), account.lostOn()))
                .toList();
        return AdvocacyReport.of(histories, review.playbook().actions().advocacy(), review.asOf());
    }

    ReferralTree referrals() {
        List<AdvocacyEvent> events = cases.values().stream()
                .flatMap(account -> account.view().facts(AdvocacyEvent.class).stream())
                .toList();
        return ReferralTree.of(events, this::firstPaidOn);
    }

    private Optional<LocalDate> firstPaidOn(AccountId account) {
        return revenue(account).flatMap(AccountRevenue::firstPaidOn);
    }

    Optional<AccountRevenue> revenue(AccountId account) {
        return Optional.ofNullable(cases.get(account)).map(AccountCase::revenue);
    }
}
