package dev.bearing.fit;

import static dev.bearing.internal.Checks.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.bearing.book.AccountView;
import dev.bearing.value.Answer;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The versions of one ideal customer profile over time: on every day exactly one is in force, or none in a gap. An
 * account is judged by the version in force when it was acquired and by today's.
 *
 * @param versions the versions, the earliest first
 */
public record ProfileVersions(List<IdealCustomerProfile> versions) {

    /**
     * @throws IllegalArgumentException if there is none, two are of different profiles, have the same name, or are in
     *     force on the same day
     */
    public ProfileVersions {
        requireNonNull(versions, "versions");
        versions = versions.stream()
                .sorted(Comparator.comparing(version -> version.effective().from()))
                .toList();
        checkArgument(!versions.isEmpty(), "a profile must have a version");
        Set<String> names = new HashSet<>();
        for (int i = 0; i < versions.size(); i++) {
            IdealCustomerProfile version = versions.get(i);
            String id = versions.get(0).id();
            checkArgument(version.id().equals(id), "versions must be of one profile, were of %s, %s", id, version.id());
            checkArgument(names.add(version.version()), "two versions of %s have the name %s", id, version.version());
            if (i > 0) {
                IdealCustomerProfile before = versions.get(i - 1);
                checkArgument(
                        !before.effective().overlaps(version.effective()),
                        "versions %s and %s of %s must not be in force on the same day, were from %s and from %s",
                        before.version(),
                        version.version(),
                        id,
                        before.effective(),
                        version.effective());
            }
        }
    }

    /** Returns the versions of a profile; their order does not matter. */
    public static ProfileVersions of(Collection<IdealCustomerProfile> versions) {
        requireNonNull(versions, "versions");
        return new ProfileVersions(List.copyOf(versions));
    }

    /** Returns the version in force on a day, or empty in a gap. */
    public Optional<IdealCustomerProfile> inForce(LocalDate day) {
        return versions.stream()
                .filter(version -> version.effective().contains(day))
                .findFirst();
    }

    /** Returns what the version in force on the day of the facts says, or NOT_CONFIGURED where none is in force. */
    public Answer<FitEvaluation> evaluate(FitFacts facts, FitValues values) {
        return by(facts.day(), facts, values);
    }

    /**
     * Returns how an account fits as of the view's day.
     *
     * @param acquiredOn the day it became a customer, where it did by the view's day
     * @param values tells the value inputs that no attribute holds
     */
    public AccountFit stand(AccountView view, Optional<LocalDate> acquiredOn, FitValues values) {
        FitFacts today = FitFacts.on(view, view.asOf());
        Answer<LocalDate> acquired = acquiredOn
                .map(Answer::known)
                .orElseGet(() -> Answer.unknown(
                        Answer.Reason.EMPTY_BASE, view.id() + " had not become a customer by " + view.asOf()));
        return new AccountFit(
                view.id(),
                acquired.flatMap(day -> by(day, FitFacts.on(view, day), values)),
                acquired.flatMap(day -> by(day, today, values)),
                by(view.asOf(), today, values),
                today.assessment());
    }

    private Answer<FitEvaluation> by(LocalDate day, FitFacts facts, FitValues values) {
        return inForce(day)
                .map(version -> Answer.known(version.evaluate(facts, values)))
                .orElseGet(() -> Answer.unknown(
                        Answer.Reason.NOT_CONFIGURED,
                        "no version of the profile " + versions.get(0).id() + " is in force on " + day));
    }
}
