package dev.bearing.review;

import dev.bearing.interaction.Accountability;
import dev.bearing.interaction.Task;
import dev.bearing.journey.JourneyProgress;
import dev.bearing.journey.JourneyStanding;
import dev.bearing.journey.SuccessPath;
import dev.bearing.journey.TimeToValue;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Puts all accounts on their paths. */
final class PathReviews {

    /** What is collected of one path. */
    private record Members(List<AccountJourney> accounts, List<Task> tasks, List<Traveller> travellers) {

        static Members none() {
            return new Members(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        }
    }

    private PathReviews() {}

    /** Returns one review for each of the paths, in their order. */
    static List<PathReview> of(
            Journeys journeys, List<SuccessPath> paths, Collection<AccountCase> accounts, LocalDate asOf) {
        List<Members> members = paths.stream().map(path -> Members.none()).toList();
        for (AccountCase account : accounts) {
            List<JourneyProgress> all = journeys.allProgress(account);
            List<AccountJourney> own = of(journeys, account, all);
            for (int i = 0; i < all.size(); i++) {
                Members on = members.get(paths.indexOf(all.get(i).path()));
                on.travellers().add(Traveller.of(account, all.get(i)));
                on.tasks().addAll(account.view().facts(Task.class));
                if (!own.isEmpty()) {
                    on.accounts().add(own.get(i));
                }
            }
        }
        List<PathReview> all = new ArrayList<>();
        for (int i = 0; i < paths.size(); i++) {
            Members own = members.get(i);
            all.add(new PathReview(
                    journeys.legs(paths.get(i)),
                    own.accounts(),
                    Accountability.of(own.tasks(), asOf),
                    own.travellers()));
        }
        return List.copyOf(all);
    }

    /** Returns how long accounts waited for the first value of their main path. */
    static TimeToValue timeToFirstValue(Journeys journeys, Collection<AccountCase> accounts) {
        List<TimeToValue.Wait> waits = new ArrayList<>();
        accounts.forEach(account -> journeys.progress(account)
                .ifPresent(progress -> waits.add(Traveller.of(account, progress).toFirstValue())));
        return TimeToValue.of(waits);
    }

    /** Returns one account on each of its paths; empty where it is no customer. */
    static List<AccountJourney> of(Journeys journeys, AccountCase account) {
        return of(journeys, account, journeys.allProgress(account));
    }

    private static List<AccountJourney> of(Journeys journeys, AccountCase account, List<JourneyProgress> all) {
        if (!account.isAround()) {
            return List.of();
        }
        Accountability tasks = Accountability.of(account.view().facts(Task.class), account.asOf());
        return all.stream()
                .map(progress -> new AccountJourney(
                        account.id(),
                        progress,
                        JourneyStanding.of(progress, journeys.legs(progress.path()), tasks),
                        tasks))
                .toList();
    }
}
