package dev.bearing.fit;

import static dev.bearing.internal.Checks.checkArgument;
import static dev.bearing.internal.Checks.checkText;
import static java.util.Objects.requireNonNull;

import dev.bearing.account.AccountFact;
import dev.bearing.account.AccountId;
import dev.bearing.internal.Days;
import dev.bearing.value.Answer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What somebody found when asking whether today's offer would bring an account success. It holds until the next
 * assessment of the account: a fit may be lost, and may be won.
 *
 * @param accountId the account
 * @param on the day it was assessed
 * @param fits each of the six fits; one that is not given is {@link FitVerdict#UNKNOWN}
 * @param initialValueNow whether it has value from the start, where that is known
 * @param futureValue whether there is a realistic future value at all, where that is known
 * @param futureValueBy the day by which it would have its future value, where that is known
 * @param requiredBy the day by which it needs its future value, where that is known
 * @param sharedUseCase whether its use case is one that other customers have too; taken to be so where nothing is said
 * @param profileVersion the version of the ideal customer profile that it was assessed under, where one is named
 * @param recordedOn the day this became known
 */
public record FitAssessment(
        AccountId accountId,
        LocalDate on,
        SortedMap<FitType, FitVerdict> fits,
        Optional<Boolean> initialValueNow,
        Optional<Boolean> futureValue,
        Optional<LocalDate> futureValueBy,
        Optional<LocalDate> requiredBy,
        boolean sharedUseCase,
        Optional<String> profileVersion,
        LocalDate recordedOn)
        implements AccountFact {

    /**
     * @throws IllegalArgumentException if a future value has a day and is ruled out, a text is blank, or a day is
     *     outside 1970 to 9999
     */
    public FitAssessment {
        requireNonNull(fits, "fits");
        requireNonNull(futureValueBy, "futureValueBy");
        requireNonNull(requiredBy, "requiredBy");
        requireNonNull(accountId, "accountId");
        Days.check("on", on);
        TreeMap<FitType, FitVerdict> all = new TreeMap<>();
        for (FitType type : FitType.values()) {
            all.put(type, fits.getOrDefault(type, FitVerdict.UNKNOWN));
        }
        fits = Collections.unmodifiableSortedMap(all);
        requireNonNull(initialValueNow, "initialValueNow");
        requireNonNull(futureValue, "futureValue");
        checkArgument(
                futureValue.orElse(true) || futureValueBy.isEmpty(),
                "futureValueBy must be empty where there is no future value, was %s",
                futureValueBy);
        futureValueBy.ifPresent(day -> Days.check("futureValueBy", day));
        requiredBy.ifPresent(day -> Days.check("requiredBy", day));
        checkText("profileVersion", profileVersion);
        Days.check("recordedOn", recordedOn);
    }

    /** Returns a builder of an assessment on a day, in which nothing is known yet. */
    public static Builder builder(AccountId accountId, LocalDate on) {
        return new Builder(accountId, on);
    }

    /** Returns the success potential: met if all six fits are, unmet if one is not, else unknown. */
    public FitVerdict potential() {
        return fits.values().stream().reduce(FitVerdict.MET, FitVerdict::and);
    }

    /** Returns whether the future value comes by the day it is needed. */
    public FitVerdict futureInTime() {
        if (!futureValue.orElse(true)) {
            return FitVerdict.UNMET;
        }
        return futureValueBy
                .flatMap(by -> requiredBy.map(need -> FitVerdict.of(!by.isAfter(need))))
                .orElse(FitVerdict.UNKNOWN);
    }

    /** Returns the class, or INSUFFICIENT_DATA where it depends on something that is not known. */
    public Answer<FitClass> classify() {
        return classify(UnknownFits.LEFT_OPEN);
    }

    /**
     * Returns the class under a rule for what is not known. An assessment becomes no worse by anything that turns out
     * better, so it has one class exactly if the worst and the best that may turn out have the same.
     *
     * @return the class, or INSUFFICIENT_DATA where the rule leaves it open
     */
    public Answer<FitClass> classify(UnknownFits rule) {
        FitClass worst = classIf(FitVerdict.MET);
        if (rule == UnknownFits.WORST_CASE || worst == classIf(FitVerdict.UNKNOWN)) {
            return Answer.known(worst);
        }
        return Answer.unknown(
                Answer.Reason.INSUFFICIENT_DATA,
                "the class of " + accountId + " may be " + worst + " to " + classIf(FitVerdict.UNKNOWN) + ": "
                        + String.join(", ", notKnown()) + " not known");
    }

    /** Returns the class if everything that is at least {@code enough} were so. */
    private FitClass classIf(FitVerdict enough) {
        FitVerdict initial = initialValueNow.map(FitVerdict::of).orElse(FitVerdict.UNKNOWN);
        return FitClass.of(
                initial.compareTo(enough) >= 0,
                futureInTime().compareTo(enough) >= 0,
                potential().compareTo(enough) >= 0,
                sharedUseCase);
    }

    private List<String> notKnown() {
        List<String> names = new ArrayList<>();
        if (initialValueNow.isEmpty()) {
            names.add("initial value");
        }
        if (futureInTime() == FitVerdict.UNKNOWN) {
            names.add("future value in time");
        }
        fits.forEach((type, verdict) -> {
            if (verdict == FitVerdict.UNKNOWN) {
                names.add(SavedNames.of(type) + " fit");
            }
        });
        return names;
    }

    @Override
    public Object key() {
        return List.of(accountId, on);
    }

    @Override
    public LocalDate effectiveOn() {
        return on;
    }

    /**
     * Returns this assessment; the days by which value comes or is needed are expectations, and known from the start.
     */
    @Override
    public FitAssessment asKnownOn(LocalDate day) {
        return this;
    }

    /** Builds an assessment; the order of calls does not matter. */
    public static final class Builder {

        private final AccountId accountId;
        private final LocalDate on;
        private final SortedMap<FitType, FitVerdict> fits = new TreeMap<>();
        private Optional<Boolean> initialValueNow = Optional.empty();
        private Optional<Boolean> futureValue = Optional.empty();
        private Optional<LocalDate> futureValueBy = Optional.empty();
        private Optional<LocalDate> requiredBy = Optional.empty();
        private boolean sharedUseCase = true;
        private Optional<String> profileVersion = Optional.empty();
        private LocalDate recordedOn;

        private Builder(AccountId accountId, LocalDate on) {
            this.accountId = requireNonNull(accountId, "accountId");
            this.on = requireNonNull(on, "on");
            this.recordedOn = on;
        }

        /** Sets one of the six fits. */
        public Builder fit(FitType type, FitVerdict verdict) {
            fits.put(requireNonNull(type, "type"), requireNonNull(verdict, "verdict"));
            return this;
        }

        /** Sets all six fits. */
        public Builder allFits(FitVerdict verdict) {
            for (FitType type : FitType.values()) {
                fit(type, verdict);
            }
            return this;
        }

        /** Sets whether it has value from the start. */
        public Builder initialValueNow(boolean value) {
            initialValueNow = Optional.of(value);
            return this;
        }

        /** Sets whether there is a realistic future value at all. */
        public Builder futureValue(boolean value) {
            futureValue = Optional.of(value);
            return this;
        }

        /** Sets the day by which it would have its future value. */
        public Builder futureValueBy(LocalDate day) {
            requireNonNull(day, "futureValueBy");
            futureValueBy = Optional.of(day);
            return this;
        }

        /** Sets the day by which it needs its future value. */
        public Builder requiredBy(LocalDate day) {
            requireNonNull(day, "requiredBy");
            requiredBy = Optional.of(day);
            return this;
        }

        /** Sets whether its use case is one that other customers have too. */
        public Builder sharedUseCase(boolean value) {
            sharedUseCase = value;
            return this;
        }

        /** Sets the version of the profile that it was assessed under. */
        public Builder profileVersion(String version) {
            requireNonNull(version, "version");
            profileVersion = Optional.of(version);
            return this;
        }

        /** Sets the day this became known. */
        public Builder recordedOn(LocalDate day) {
            recordedOn = requireNonNull(day, "recordedOn");
            return this;
        }

        /** Returns the assessment. */
        public FitAssessment build() {
            return new FitAssessment(
                    accountId,
                    on,
                    fits,
                    initialValueNow,
                    futureValue,
                    futureValueBy,
                    requiredBy,
                    sharedUseCase,
                    profileVersion,
                    recordedOn);
        }
    }
}
