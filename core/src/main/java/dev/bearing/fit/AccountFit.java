package dev.bearing.fit;

import static java.util.Objects.requireNonNull;

import dev.bearing.account.AccountId;
import dev.bearing.value.Answer;
import java.util.Optional;

/**
 * How one account fits as of a day.
 *
 * @param accountId the account
 * @param atAcquisition what the version in force at acquisition says of the account as it was then; EMPTY_BASE for who
 *     is no customer yet
 * @param byFirstVersion what that version says of the account as it is today
 * @param today what today's version says of the account as it is today
 * @param assessment the assessment in force, where it was assessed
 */
public record AccountFit(
        AccountId accountId,
        Answer<FitEvaluation> atAcquisition,
        Answer<FitEvaluation> byFirstVersion,
        Answer<FitEvaluation> today,
        Optional<FitAssessment> assessment) {

    /** Refuses null. */
    public AccountFit {
        requireNonNull(accountId, "accountId");
        requireNonNull(atAcquisition, "atAcquisition");
        requireNonNull(byFirstVersion, "byFirstVersion");
        requireNonNull(today, "today");
        requireNonNull(assessment, "assessment");
    }

    /** Returns the class, INSUFFICIENT_DATA where it was never assessed, or where it depends on what is not known. */
    public Answer<FitClass> fitClass() {
        return assessment
                .map(FitAssessment::classify)
                .orElseGet(() -> Answer.unknown(Answer.Reason.INSUFFICIENT_DATA, accountId + " has not been assessed"));
    }
}
