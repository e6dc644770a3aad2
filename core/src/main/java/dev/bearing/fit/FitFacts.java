package dev.bearing.fit;

import static dev.bearing.internal.Checks.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.bearing.account.AccountId;
import dev.bearing.account.AttributeChange;
import dev.bearing.account.Attributes;
import dev.bearing.book.AccountView;
import dev.bearing.internal.Days;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What a profile judges an account by, as it was on a day.
 *
 * @param accountId the account
 * @param day the day
 * @param attributes its attributes on the day
 * @param assessment the assessment in force on the day, where it had been assessed
 */
public record FitFacts(AccountId accountId, LocalDate day, Attributes attributes, Optional<FitAssessment> assessment) {

    /** @throws IllegalArgumentException if the assessment is of another account or later than the day */
    public FitFacts {
        requireNonNull(assessment, "assessment");
        requireNonNull(accountId, "accountId");
        Days.check("day", day);
        requireNonNull(attributes, "attributes");
        assessment.ifPresent(given -> {
            checkArgument(given.accountId().equals(accountId), "assessment must be of %s, was of %s", accountId, given);
            checkArgument(!given.on().isAfter(day), "assessment must not be after %s, was on %s", day, given.on());
        });
    }

    /** Returns what is known of an account that was not assessed. */
    public static FitFacts of(AccountId accountId, LocalDate day, Attributes attributes) {
        return new FitFacts(accountId, day, attributes, Optional.empty());
    }

    /**
     * Returns what held for an account on a day, as far as the view knows: what became known later than the day counts
     * if the view is a later one. Attributes without a date hold on every day.
     *
     * @param day not after the view's day
     */
    public static FitFacts on(AccountView view, LocalDate day) {
        requireNonNull(day, "day");
        requireNonNull(view, "view");
        checkArgument(!day.isAfter(view.asOf()), "day must not be after asOf = %s, was %s", view.asOf(), day);
        List<AttributeChange> changes = view.facts(AttributeChange.class).stream()
                .filter(change -> !change.from().isAfter(day))
                .toList();
        Optional<FitAssessment> assessment = view.facts(FitAssessment.class).stream()
                .filter(given -> !given.on().isAfter(day))
                .reduce((earlier, later) -> later);
        return new FitFacts(view.id(), day, view.account().attributes().with(changes), assessment);
    }
}
