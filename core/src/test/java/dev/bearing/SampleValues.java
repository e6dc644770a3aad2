package dev.bearing;

import dev.bearing.account.Account;
import dev.bearing.account.AccountId;
import dev.bearing.book.CustomerBook;
import dev.bearing.journey.SuccessMilestone;
import dev.bearing.journey.SuccessPath;
import dev.bearing.revenue.PriceState;
import dev.bearing.revenue.RevenuePolicy;
import dev.bearing.review.AccountReview;
import dev.bearing.review.Playbook;
import dev.bearing.review.SuccessReview;
import dev.bearing.value.Answer;
import dev.bearing.value.DateRange;
import dev.bearing.value.Mrr;
import java.lang.reflect.Array;
import java.lang.reflect.Executable;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * A value of nearly every type that a public method takes, made by the type's own factories where there is no other.
 */
final class SampleValues {

    private static final int DEPTH = 3;
    private static final LocalDate DAY = LocalDate.of(2026, 1, 31);

    private final Map<Class<?>, Optional<Object>> made = new HashMap<>();
    private final Set<Class<?>> entries = new HashSet<>();

    SampleValues() {
        AccountId id = AccountId.of("x");
        CustomerBook book = CustomerBook.of(List.of(
                Account.of(id),
                PriceState.builder("s", id, DAY.minusMonths(14))
                        .price("10", CurrencyUnit.USD)
                        .build()));
        SuccessPath path =
                SuccessPath.of("path", List.of(SuccessMilestone.builder("x").build()));
        SuccessReview review =
                SuccessReview.of(book, Playbook.builder().path(path).build(), DAY);
        AccountReview account = review.account(id).orElseThrow();
        Stream.of(
                        book,
                        path,
                        review,
                        account,
                        review.revenue(),
                        review.revenue().in(CurrencyUnit.USD),
                        account.facts(),
                        account.revenue(),
                        account.progress().orElseThrow(),
                        book.segmentation("x", DAY),
                        RevenuePolicy.strict(),
                        DateRange.of(YearMonth.from(DAY)),
                        Mrr.zero(CurrencyUnit.USD))
                .forEach(value -> {
                    made.put(value.getClass(), Optional.of(value));
                    entries.add(value.getClass());
                });
        List.of(1, 1L, 0.5, true, "x", BigDecimal.ONE, DAY, YearMonth.from(DAY), Year.of(2026), Instant.EPOCH)
                .forEach(value -> made.put(value.getClass(), Optional.of(value)));
        made.put(int.class, Optional.of(1));
        made.put(long.class, Optional.of(1L));
        made.put(double.class, Optional.of(0.5));
        made.put(boolean.class, Optional.of(true));
        made.put(Object.class, Optional.of("x"));
        made.put(CharSequence.class, Optional.of("x"));
        made.put(ZoneId.class, Optional.of(ZoneOffset.UTC));
        made.put(Period.class, Optional.of(Period.ofMonths(1)));
        made.put(CurrencyUnit.class, Optional.of(CurrencyUnit.USD));
        made.put(Money.class, Optional.of(Money.parse("USD 10")));
        made.put(Answer.class, Optional.of(Answer.unknown(Answer.Reason.EMPTY_BASE, "none")));
        made.put(RandomGenerator.class, Optional.of(new SplittableRandom(1)));
        made.put(List.class, Optional.of(List.of()));
        made.put(Collection.class, Optional.of(List.of()));
        made.put(Set.class, Optional.of(Set.of()));
        made.put(SortedSet.class, Optional.of(new TreeSet<>()));
        made.put(Map.class, Optional.of(Map.of()));
        made.put(SortedMap.class, Optional.of(new TreeMap<>()));
        made.put(Optional.class, Optional.of(Optional.empty()));
        made.put(OptionalInt.class, Optional.of(OptionalInt.empty()));
        made.put(OptionalLong.class, Optional.of(OptionalLong.empty()));
        made.put(OptionalDouble.class, Optional.of(OptionalDouble.empty()));
    }

    /** Returns whether it is one of the types through which a host comes in, all of whose methods are looked at. */
    boolean isEntry(Class<?> type) {
        return entries.contains(type);
    }

    /** Returns a value of a type, or empty where none could be made. */
    Optional<Object> of(Class<?> type) {
        return of(type, DEPTH);
    }

    private Optional<Object> of(Class<?> type, int depth) {
        Optional<Object> known = made.get(type);
        if (known != null) {
            return known;
        }
        Optional<Object> value = make(type, depth);
        if (value.isPresent() || depth == DEPTH) {
            made.put(type, value);
        }
        return value;
    }

    private Optional<Object> make(Class<?> type, int depth) {
        if (type.isArray()) {
            return Optional.of(Array.newInstance(type.getComponentType(), 0));
        }
        if (type.isEnum()) {
            return Optional.of(type.getEnumConstants()[0]);
        }
        if (depth == 0) {
            return Optional.empty();
        }
        Optional<Object> own = ways(type)
                .flatMap(way -> called(way, Optional.empty(), depth - 1).stream())
                .findFirst()
                .or(() -> built(type, depth - 1));
        if (own.isPresent() || !type.isInterface()) {
            return own;
        }
        return type.isSealed()
                ? Arrays.stream(type.getPermittedSubclasses())
                        .flatMap(permitted -> of(permitted, depth - 1).stream())
                        .findFirst()
                : Optional.of(standIn(type));
    }

    /** The public factories of a type, those of fewest parameters first, and a record's constructors. */
    private static Stream<Executable> ways(Class<?> type) {
        Stream<Executable> factories = Arrays.stream(type.getDeclaredMethods())
                .filter(method -> Modifier.isStatic(method.getModifiers()) && Modifier.isPublic(method.getModifiers()))
                .filter(method -> method.getReturnType() == type)
                .map(Executable.class::cast)
                .sorted(Comparator.comparing(Executable::getParameterCount).thenComparing(Executable::toString));
        return type.isRecord() ? Stream.concat(factories, Arrays.stream(type.getConstructors())) : factories;
    }

    private Optional<Object> built(Class<?> type, int depth) {
        return Arrays.stream(type.getDeclaredClasses())
                .filter(inner -> inner.getSimpleName().equals("Builder"))
                .findFirst()
                .flatMap(builder -> builder(builder, depth).flatMap(begun -> {
                    try {
                        return called(builder.getMethod("build"), Optional.of(begun), depth);
                    } catch (NoSuchMethodException none) {
                        return Optional.empty();
                    }
                }));
    }

    /** Returns a builder that was just begun. */
    Optional<Object> builder(Class<?> builder) {
        return builder(builder, DEPTH);
    }

    private Optional<Object> builder(Class<?> builder, int depth) {
        return Optional.ofNullable(builder.getEnclosingClass()).stream()
                .flatMap(owner -> Arrays.stream(owner.getDeclaredMethods()))
                .filter(method -> Modifier.isStatic(method.getModifiers()) && Modifier.isPublic(method.getModifiers()))
                .filter(method -> method.getReturnType() == builder)
                .sorted(Comparator.comparing(Method::toString))
                .flatMap(method -> called(method, Optional.empty(), depth).stream())
                .findFirst();
    }

    private Optional<Object> called(Executable way, Optional<Object> self, int depth) {
        Object[] arguments = new Object[way.getParameterCount()];
        for (int i = 0; i < arguments.length; i++) {
            Optional<Object> sample = of(way.getParameterTypes()[i], depth);
            if (sample.isEmpty()) {
                return Optional.empty();
            }
            arguments[i] = sample.get();
        }
        try {
            return Optional.of(Invocations.call(way, self, arguments));
        } catch (ReflectiveOperationException refused) {
            return Optional.empty(); // these samples do not go together
        }
    }

    /** An implementation that answers every question with a sample. */
    private Object standIn(Class<?> type) {
        return Proxy.newProxyInstance(
                SampleValues.class.getClassLoader(), new Class<?>[] {type}, (self, method, given) -> {
                    if (method.isDefault()) {
                        return InvocationHandler.invokeDefault(self, method, given);
                    }
                    return switch (method.getName()) {
                        case "toString" -> "a stand-in";
                        case "hashCode" -> 1;
                        case "equals" -> self == given[0];
                        default -> of(method.getReturnType(), 1).orElse(null);
                    };
                });
    }
}
