package dev.bearing.examples.research;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The models the desk can fit, by name. */
final class Fitters {

    private static final List<Fitter> ALL = Stream.concat(
                    Stream.of(
                            new KaplanMeierFitter(),
                            new NelsonAalenFitter(),
                            new AalenJohansenFitter(),
                            new LogRankFitter(),
                            new GrayFitter(),
                            new CoxFitter(),
                            new FineGrayFitter(),
                            new AcceleratedFitter(),
                            new LogisticFitter(),
                            new RenewalFitter(),
                            new DurationFitter()),
                    PurchaseFitter.all().stream())
            .toList();

    private Fitters() {}

    static List<String> names() {
        List<String> names = new ArrayList<>();
        ALL.forEach(fitter -> names.addAll(fitter.names()));
        return names;
    }

    static Optional<Fitter> named(String name) {
        return ALL.stream().filter(fitter -> fitter.names().contains(name)).findFirst();
    }

    /** The names, for the help. */
    static final class Names implements Iterable<String> {

        @Override
        public Iterator<String> iterator() {
            return names().iterator();
        }
    }
}
