package dev.bearing.revenue;

import static dev.bearing.internal.Checks.checkArgument;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;

/** Every switch of a policy by name, as text: what is fingerprinted, saved and compared. */
final class PolicySwitches {

    private static final String UNLIMITED = "unlimited";
    private static final String NONE = "none";

    /**
     * Switches that come after the first release, with the text at which a policy is what it was before them: left out
     * of the fingerprint then, so that one written down earlier stays true.
     */
    private static final Map<String, String> LATER = Map.of();

    /** One switch: how it is read off a policy, and how a builder is set from its text. */
    private record Switch(
            String name, Function<RevenuePolicy, String> read, BiConsumer<RevenuePolicy.Builder, String> write) {}

    private static final List<Switch> ALL = List.of(
            word(
                    "intervalFactors",
                    IntervalFactors.class,
                    RevenuePolicy::intervalFactors,
                    RevenuePolicy.Builder::intervalFactors),
            new Switch(
                    "discounts",
                    policy -> policy.discounts().toString(),
                    (builder, text) -> builder.discounts(DiscountPolicy.parse(text))),
            word(
                    "recognition",
                    RevenuePolicy.Recognition.class,
                    RevenuePolicy::recognition,
                    RevenuePolicy.Builder::recognition),
            word("pauses", RevenuePolicy.Pauses.class, RevenuePolicy::pauses, RevenuePolicy.Builder::pauses),
            number("pauseTimeoutDays", RevenuePolicy::pauseTimeoutDays, RevenuePolicy.Builder::pauseTimeoutDays),
            limit(
                    "pastDueGraceDays",
                    RevenuePolicy::pastDueGraceDays,
                    RevenuePolicy.Builder::pastDueGraceDays,
                    RevenuePolicy.Builder::unlimitedPastDueGrace),
            word("free", RevenuePolicy.Free.class, RevenuePolicy::free, RevenuePolicy.Builder::free),
            number("mergeGapDays", RevenuePolicy::mergeGapDays, RevenuePolicy.Builder::mergeGapDays),
            limit(
                    "reactivationWindowDays",
                    RevenuePolicy::reactivationWindowDays,
                    RevenuePolicy.Builder::reactivationWindowDays,
                    RevenuePolicy.Builder::unlimitedReactivation),
            number("tenureGapDays", RevenuePolicy::tenureGapDays, RevenuePolicy.Builder::tenureGapDays),
            word(
                    "logoPopulation",
                    RevenuePolicy.Population.class,
                    RevenuePolicy::logoPopulation,
                    RevenuePolicy.Builder::logoPopulation),
            word(
                    "revenueChurn",
                    RevenuePolicy.RevenueChurn.class,
                    RevenuePolicy::revenueChurn,
                    RevenuePolicy.Builder::revenueChurn),
            flag("reactivationIsGain", RevenuePolicy::reactivationIsGain, RevenuePolicy.Builder::reactivationIsGain),
            flag("pauseIsLoss", RevenuePolicy::pauseIsLoss, RevenuePolicy.Builder::pauseIsLoss),
            word("bridge", RevenuePolicy.BridgeMode.class, RevenuePolicy::bridge, RevenuePolicy.Builder::bridge),
            word("opening", RevenuePolicy.Opening.class, RevenuePolicy::opening, RevenuePolicy.Builder::opening),
            number("minimumBase", RevenuePolicy::minimumBase, RevenuePolicy.Builder::minimumBase),
            number("settleDays", RevenuePolicy::settleDays, RevenuePolicy.Builder::settleDays),
            new Switch(
                    "historyBeginsOn",
                    policy -> policy.historyBeginsOn().map(LocalDate::toString).orElse(NONE),
                    PolicySwitches::setHistory),
            number("headlineMonths", RevenuePolicy::headlineMonths, RevenuePolicy.Builder::headlineMonths),
            new Switch(
                    "reasonWords",
                    policy -> policy.reasonWords().toString(),
                    (builder, text) -> builder.reasonWords(ReasonWords.parse(text))));

    private PolicySwitches() {}

    static SortedMap<String, String> of(RevenuePolicy policy) {
        TreeMap<String, String> texts = new TreeMap<>();
        ALL.forEach(one -> texts.put(one.name(), one.read().apply(policy)));
        return texts;
    }

    /** What the fingerprint is of. */
    static String fingerprinted(RevenuePolicy policy) {
        SortedMap<String, String> texts = of(policy);
        texts.entrySet().removeAll(LATER.entrySet());
        return texts.toString();
    }

    private static void setHistory(RevenuePolicy.Builder builder, String text) {
        if (text.equals(NONE)) {
            builder.wholeHistory();
            return;
        }
        try {
            builder.historyBeginsOn(LocalDate.parse(text));
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(
                    "historyBeginsOn must be a date such as 2026-01-31 or " + NONE + ", was " + text, e);
        }
    }

    static void set(RevenuePolicy.Builder builder, String name, String text) {
        ALL.stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("switch must be one of "
                        + String.join(
                                ", ", ALL.stream().map(Switch::name).sorted().toList()) + ", was " + name))
                .write()
                .accept(builder, text);
    }

    private static <E extends Enum<E>> Switch word(
            String name, Class<E> type, Function<RevenuePolicy, E> read, BiConsumer<RevenuePolicy.Builder, E> write) {
        return new Switch(
                name,
                policy -> wordOf(read.apply(policy)),
                (builder, text) -> write.accept(
                        builder,
                        Arrays.stream(type.getEnumConstants())
                                .filter(constant -> wordOf(constant).equals(text))
                                .findFirst()
                                .orElseThrow(() -> new IllegalArgumentException(name + " must be one of "
                                        + String.join(
                                                ", ",
                                                Arrays.stream(type.getEnumConstants())
                                                        .map(PolicySwitches::wordOf)
                                                        .toList())
                                        + ", was " + text))));
    }

    private static Switch number(
            String name, Function<RevenuePolicy, Integer> read, BiConsumer<RevenuePolicy.Builder, Integer> write) {
        return new Switch(
                name,
                policy -> read.apply(policy).toString(),
                (builder, text) -> write.accept(builder, whole(name, text, "a whole number")));
    }

    private static Switch limit(
            String name,
            Function<RevenuePolicy, OptionalInt> read,
            BiConsumer<RevenuePolicy.Builder, Integer> write,
            Consumer<RevenuePolicy.Builder> lift) {
        return new Switch(
                name,
                policy -> {
                    OptionalInt days = read.apply(policy);
                    return days.isPresent() ? Integer.toString(days.getAsInt()) : UNLIMITED;
                },
                (builder, text) -> {
                    if (text.equals(UNLIMITED)) {
                        lift.accept(builder);
                    } else {
                        write.accept(builder, whole(name, text, "a whole number or " + UNLIMITED));
                    }
                });
    }

    private static Switch flag(
            String name, Function<RevenuePolicy, Boolean> read, BiConsumer<RevenuePolicy.Builder, Boolean> write) {
        return new Switch(name, policy -> read.apply(policy).toString(), (builder, text) -> {
            checkArgument(text.equals("true") || text.equals("false"), "%s must be true or false, was %s", name, text);
            write.accept(builder, Boolean.valueOf(text));
        });
    }

    private static int whole(String name, String text, String expected) {
        checkArgument(text.matches("-?[0-9]{1,9}"), "%s must be %s, was %s", name, expected, text);
        return Integer.parseInt(text);
    }

    private static String wordOf(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
