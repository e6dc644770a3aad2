package dev.bearing.fit;

import static java.util.Objects.requireNonNull;

import dev.bearing.value.Answer;
import dev.bearing.value.Rate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;

/**
 * How far verdicts have moved since accounts were acquired: the share whose verdict, fits or does not fit, is another
 * one today. Counted are accounts for which a version was in force both at acquisition and today.
 *
 * @param ofTheProfile the share whose verdict flips between the two versions, each judging the account as it is today
 * @param ofTheAccounts the share whose verdict flips between acquisition and today by the version in force at
 *     acquisition: they changed, the profile did not
 * @param overall the share whose verdict at acquisition is not that of today; a flip of both undoes itself
 */
public record ProfileDrift(Rate ofTheProfile, Rate ofTheAccounts, Rate overall) {

    /** Refuses null. */
    public ProfileDrift {
        requireNonNull(ofTheProfile, "ofTheProfile");
        requireNonNull(ofTheAccounts, "ofTheAccounts");
        requireNonNull(overall, "overall");
    }

    /** Returns the drift of accounts, each once. */
    public static ProfileDrift of(Collection<AccountFit> accounts) {
        requireNonNull(accounts, "accounts");
        List<AccountFit> judged = accounts.stream()
                .filter(account ->
                        account.atAcquisition().isKnown() && account.today().isKnown())
                .toList();
        return new ProfileDrift(
                flips(judged, AccountFit::byFirstVersion, AccountFit::today),
                flips(judged, AccountFit::atAcquisition, AccountFit::byFirstVersion),
                flips(judged, AccountFit::atAcquisition, AccountFit::today));
    }

    private static Rate flips(
            List<AccountFit> accounts,
            Function<AccountFit, Answer<FitEvaluation>> before,
            Function<AccountFit, Answer<FitEvaluation>> after) {
        List<Rate.Member> members = new ArrayList<>();
        long flipped = 0;
        for (AccountFit account : accounts) {
            boolean flips = fits(before.apply(account)) != fits(after.apply(account));
            flipped += flips ? 1 : 0;
            members.add(new Rate.Member(account.accountId().value(), flips ? 1 : 0, 1));
        }
        List<Rate.Member> all = List.copyOf(members);
        return Rate.ofCounts(flipped, all.size(), () -> all).named("accounts judged at acquisition and today", "");
    }

    private static boolean fits(Answer<FitEvaluation> evaluation) {
        return evaluation.orElseThrow("verdict").fits();
    }
}
