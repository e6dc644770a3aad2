package dev.bearing.journey;

import static dev.bearing.internal.Checks.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.bearing.account.AccountId;
import dev.bearing.account.KnownFacts;
import dev.bearing.interaction.Interaction;
import dev.bearing.interaction.MeaningfulContact;
import dev.bearing.value.Answer;
import dev.bearing.value.Association;
import dev.bearing.value.Rate;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What was done with the accounts on one leg of a path: which of the vendor's functions were there, and whether early
 * contact goes together with crossing. Immutable.
 *
 * <p>The association is a landmark analysis, so that an account that crosses fast is not counted as one that needed no
 * contact: accounts still on the leg some days after they entered it are told apart by whether they had contact until
 * then, and followed for a set time from there. One that left in that time did not cross; one that could not be
 * followed so long and has not crossed is left out.
 *
 * @see <a href="https://doi.org/10.1200/JCO.1983.1.11.710">Anderson, Cain and Gelber (1983), Analysis of survival by
 *     tumor response</a>
 */
public final class LegContacts {

    /**
     * How an association of contact with crossing is looked for.
     *
     * @param landmarkDays the days after an account entered the leg within which contact counts, 0 or more
     * @param horizonDays the days from there within which it must cross, positive
     * @param minimum how many accounts must have had contact, and how many must not, 1 or more
     * @param counts which interactions are contact
     */
    public record Landmark(int landmarkDays, int horizonDays, int minimum, MeaningfulContact counts) {

        private static final Landmark DEFAULT = new Landmark(14, 90, 5, MeaningfulContact.any());

        /** @throws IllegalArgumentException if a number is out of its range */
        public Landmark {
            checkArgument(landmarkDays >= 0, "landmarkDays must not be negative, was %s", landmarkDays);
            checkArgument(horizonDays > 0, "horizonDays must be positive, was %s", horizonDays);
            checkArgument(minimum >= 1, "minimum must be 1 or more, was %s", minimum);
            requireNonNull(counts, "counts");
        }

        /** Returns contact of any kind in the first 14 days, crossing in the 90 after, 5 accounts in each group. */
        public static Landmark defaults() {
            return DEFAULT;
        }

        /** Returns this landmark, for which only some interactions are contact. */
        public Landmark counting(MeaningfulContact contact) {
            return new Landmark(landmarkDays, horizonDays, minimum, contact);
        }
    }

    /**
     * One account on the leg.
     *
     * @param accountId the account
     * @param enteredOn the day it came to the leg
     * @param crossedOn the day it reached the milestone, if it did
     * @param until the last day it was on the leg: the day it crossed, left, or was last looked at
     * @param left whether it left without having crossed
     * @param contacts its interactions from {@code enteredOn} to {@code until}, both included, that were about this
     *     milestone or about none that is stated
     */
    public record OnLeg(
            AccountId accountId,
            LocalDate enteredOn,
            Optional<LocalDate> crossedOn,
            LocalDate until,
            boolean left,
            List<Interaction> contacts) {

        /** @throws IllegalArgumentException if it was there until before it came */
        public OnLeg {
            requireNonNull(enteredOn, "enteredOn");
            requireNonNull(until, "until");
            requireNonNull(contacts, "contacts");
            requireNonNull(accountId, "accountId");
            requireNonNull(crossedOn, "crossedOn");
            checkArgument(
                    !until.isBefore(enteredOn), "until must not be before enteredOn = %s, was %s", enteredOn, until);
            contacts = List.copyOf(contacts);
        }

        /**
         * Returns an account on the leg to a milestone, until it crosses, the milestone is waived for it or the as-of
         * day comes; empty where it never came to it, or had the milestone or its waiver before.
         *
         * @param milestone one of the progress's path
         * @param interactions the account's, in any order and with all their versions; what became known after the
         *     progress's as-of day is ignored
         */
        public static Optional<OnLeg> of(
                AccountId accountId, JourneyProgress progress, String milestone, Collection<Interaction> interactions) {
            requireNonNull(interactions, "interactions");
            requireNonNull(progress, "progress");
            int index = progress.path().index(milestone);
            long entered = progress.firstEnteredOn(index);
            long reached = progress.firstReachedOn(index);
            long observed = progress.observedUntil(index);
            boolean crossed = reached != JourneyProgress.NEVER && reached <= observed;
            if (entered == JourneyProgress.NEVER
                    || (crossed && reached < entered)
                    || progress.isWaivedBy(index, entered)) {
                return Optional.empty();
            }
            LocalDate from = LocalDate.ofEpochDay(entered);
            LocalDate until = LocalDate.ofEpochDay(crossed ? reached : observed);
            List<Interaction> about = KnownFacts.asOf(KnownFacts.distinct(interactions), progress.asOf()).stream()
                    .filter(one -> one.milestone().map(milestone::equals).orElse(true))
                    .toList();
            Optional<LocalDate> crossedOn = crossed ? Optional.of(until) : Optional.empty();
            return Optional.of(new OnLeg(accountId, from, crossedOn, until, false, between(about, from, until)));
        }

        private static List<Interaction> between(List<Interaction> all, LocalDate from, LocalDate until) {
            return all.stream()
                    .filter(one -> !one.on().isBefore(from) && !one.on().isAfter(until))
                    .toList();
        }

        /**
         * Returns this account as one that churned: unchanged if it had crossed by then or was last looked at before,
         * empty if it churned before it came.
         *
         * @param churnedOn the first day it was no customer any more
         */
        public Optional<OnLeg> withChurn(LocalDate churnedOn) {
            if (churnedOn.isBefore(enteredOn)) {
                return Optional.empty();
            }
            boolean first = churnedOn.isBefore(until) || (churnedOn.equals(until) && crossedOn.isEmpty());
            return Optional.of(
                    first
                            ? new OnLeg(
                                    accountId,
                                    enteredOn,
                                    Optional.empty(),
                                    churnedOn,
                                    true,
                                    between(contacts, enteredOn, churnedOn))
                            : this);
        }
    }

    private final SuccessMilestone milestone;
    private final List<OnLeg> accounts;

    private LegContacts(SuccessMilestone milestone, List<OnLeg> accounts) {
        this.milestone = milestone;
        this.accounts = accounts;
    }

    /** Returns the contacts on the leg to a milestone, of accounts in any order, each of which is there once. */
    public static LegContacts of(SuccessMilestone milestone, Collection<OnLeg> accounts) {
        requireNonNull(accounts, "accounts");
        requireNonNull(milestone, "milestone");
        return new LegContacts(
                milestone,
                accounts.stream().sorted(Comparator.comparing(OnLeg::accountId)).toList());
    }

    /** Returns the contacts on the same leg of these accounts and the other's; no account may be in both. */
    public LegContacts plus(LegContacts other) {
        checkArgument(
                milestone.equals(other.milestone),
                "both must be of the leg to %s, the other was to %s",
                milestone.id(),
                other.milestone.id());
        List<OnLeg> all = new ArrayList<>(accounts);
        all.addAll(other.accounts);
        return of(milestone, all);
    }

    /** Returns where the leg leads. */
    public SuccessMilestone milestone() {
        return milestone;
    }

    /** Returns the accounts that came to it, sorted by id. */
    public List<OnLeg> accounts() {
        return accounts;
    }

    /** Returns the share of the accounts with which a function of the vendor's had to do while they were on the leg. */
    public Rate coverage(Interaction.Function function) {
        return share(
                        accounts,
                        account -> account.contacts().stream()
                                .anyMatch(one ->
                                        one.function().filter(function::equals).isPresent()))
                .named("ACCOUNTS_ON_LEG", "had " + function);
    }

    /**
     * Returns how early contact goes together with crossing; INSUFFICIENT_DATA where too few accounts had it, or too
     * few had not. Of several legs, {@linkplain Association#together adjust} for there being several.
     */
    public Answer<Association> crossing(Landmark landmark) {
        List<OnLeg> with = new ArrayList<>();
        List<OnLeg> without = new ArrayList<>();
        for (OnLeg account : accounts) {
            LocalDate from = account.enteredOn().plusDays(landmark.landmarkDays());
            boolean gone =
                    !account.until().isAfter(from) && (account.crossedOn().isPresent() || account.left());
            boolean decided = account.crossedOn().isPresent()
                    || account.left()
                    || !account.until().isBefore(from.plusDays(landmark.horizonDays()));
            if (!gone && decided) {
                boolean contact = account.contacts().stream()
                        .anyMatch(one ->
                                !one.on().isAfter(from) && landmark.counts().includes(one));
                (contact ? with : without).add(account);
            }
        }
        return Association.of(crossed(with, landmark), crossed(without, landmark), landmark.minimum());
    }

    private static Rate crossed(List<OnLeg> accounts, Landmark landmark) {
        int days = landmark.landmarkDays() + landmark.horizonDays();
        return share(
                        accounts,
                        account -> account.crossedOn()
                                .filter(day -> !day.isAfter(account.enteredOn().plusDays(days)))
                                .isPresent())
                .named("ACCOUNTS_ON_LEG", "crossed within " + landmark.horizonDays() + " days");
    }

    private static Rate share(List<OnLeg> accounts, Predicate<OnLeg> has) {
        return Rate.ofCounts(
                accounts.stream().filter(has).count(),
                accounts.size(),
                () -> accounts.stream()
                        .map(one -> new Rate.Member(one.accountId().value(), has.test(one) ? 1 : 0, 1))
                        .toList());
    }
}
