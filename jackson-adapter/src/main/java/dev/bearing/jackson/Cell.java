package dev.bearing.jackson;

import dev.bearing.account.AccountId;
import dev.bearing.account.AttributeValue;
import dev.bearing.account.Fact;
import dev.bearing.internal.FactFields;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Function;
import org.joda.money.CurrencyUnit;

/**
 * How the cells of a column are read and written. Reading gives empty where the cell is not as it should be; a cell is
 * never asked to read an empty text, which means that there is no value.
 *
 * @param <T> what a cell holds
 */
abstract class Cell<T> {

    /** What a value is in JSON. */
    enum Kind {
        STRING,
        NUMBER,
        BOOLEAN
    }

    private final String expected;
    private final Kind kind;

    private Cell(String expected, Kind kind) {
        this.expected = expected;
        this.kind = kind;
    }

    static final Cell<String> ANY_TEXT = text("text", text -> true);

    static final Cell<String> TEXT = text("text that is not blank", text -> !text.isBlank());

    static final Cell<List<String>> TEXTS =
            new Cell<>("texts that are not blank, separated by semicolons", Kind.STRING) {
                @Override
                Optional<List<String>> parse(String text) {
                    List<String> parts = Arrays.stream(text.split(";", -1))
                            .map(String::strip)
                            .toList();
                    return parts.stream().anyMatch(String::isEmpty) ? Optional.empty() : Optional.of(parts);
                }

                @Override
                String format(List<String> value) {
                    return String.join(";", value);
                }
            };

    private static final String SEEN = ", no control character, no white space around it";

    static final Cell<String> ID = text("an id that is not blank" + SEEN, FactFields::isId);

    static final Cell<AccountId> ACCOUNT =
            new Cell<>("an account id of 1 to " + AccountId.MAX_LENGTH + " characters, not blank" + SEEN, Kind.STRING) {
                @Override
                Optional<AccountId> parse(String text) {
                    return FactFields.isId(text) && text.length() <= AccountId.MAX_LENGTH
                            ? Optional.of(AccountId.of(text))
                            : Optional.empty();
                }
            };

    static final Cell<LocalDate> DAY = new Cell<>("a date from 1970 to 9999 such as 2026-01-31", Kind.STRING) {
        @Override
        Optional<LocalDate> parse(String text) {
            return text.length() == 10 && text.charAt(7) == '-'
                    ? month(text).flatMap(m -> dayOf(m, text))
                    : Optional.empty();
        }

        private static Optional<LocalDate> dayOf(YearMonth month, String text) {
            int day = digits(text, 8, 10);
            return month.isValidDay(day) ? Optional.of(month.atDay(day)) : Optional.empty();
        }
    };

    static final Cell<YearMonth> MONTH = new Cell<>("a month from 1970 to 9999 such as 2026-01", Kind.STRING) {
        @Override
        Optional<YearMonth> parse(String text) {
            return text.length() == 7 ? month(text) : Optional.empty();
        }
    };

    static final Cell<BigDecimal> NUMBER = number("a number", number -> true);

    static final Cell<BigDecimal> AMOUNT = number("a number of 0 or more", number -> number.signum() >= 0);

    static final Cell<BigDecimal> POSITIVE = number("a number above 0", number -> number.signum() > 0);

    static final Cell<BigDecimal> PERCENT = number(
            "a number from 0 to 100", number -> number.signum() >= 0 && number.compareTo(BigDecimal.valueOf(100)) <= 0);

    static final Cell<Long> QUANTITY = new Cell<>("a whole number of 0 or more", Kind.NUMBER) {
        @Override
        Optional<Long> parse(String text) {
            return whole(text, 0, Long.MAX_VALUE);
        }
    };

    static final Cell<Integer> COUNT = new Cell<>("a whole number of 1 or more", Kind.NUMBER) {
        @Override
        Optional<Integer> parse(String text) {
            return whole(text, 1, Integer.MAX_VALUE).map(Long::intValue);
        }
    };

    static final Cell<Double> REAL = real("a finite number", value -> true);

    static final Cell<Double> SHARE = real("a number from 0 to 1", value -> value >= 0 && value <= 1);

    /** The codes of ISO 4217 for no currency and for tests. */
    private static final Set<String> NO_CURRENCIES = Set.of("XXX", "XTS");

    static final Cell<CurrencyUnit> CURRENCY = new Cell<>("a currency of ISO 4217 such as EUR", Kind.STRING) {
        @Override
        Optional<CurrencyUnit> parse(String text) {
            return NO_CURRENCIES.contains(text)
                    ? Optional.empty()
                    : CurrencyUnit.registeredCurrencies().stream()
                            .filter(unit -> unit.getCode().equals(text))
                            .findFirst();
        }
    };

    static final Cell<Boolean> YES_NO = new Cell<>("yes or no", Kind.STRING) {
        @Override
        Optional<Boolean> parse(String text) {
            return switch (text) {
                case "yes" -> Optional.of(true);
                case "no" -> Optional.of(false);
                default -> Optional.empty();
            };
        }

        @Override
        Optional<Boolean> parse(Kind given, String text) {
            return given == Kind.BOOLEAN ? Optional.of(Boolean.parseBoolean(text)) : super.parse(given, text);
        }

        @Override
        String format(Boolean value) {
            return value ? "yes" : "no";
        }
    };

    static final Cell<AttributeValue> ATTRIBUTE = new Cell<>("a number, true, false or text", Kind.STRING) {
        @Override
        Optional<AttributeValue> parse(String text) {
            return Optional.of(AttributeValue.parse(text));
        }

        @Override
        Optional<AttributeValue> parse(Kind given, String text) {
            return switch (given) {
                case STRING -> Optional.of(new AttributeValue.Text(text));
                case BOOLEAN -> Optional.of(new AttributeValue.Flag(Boolean.parseBoolean(text)));
                case NUMBER -> PlainNumber.decimal(text).map(AttributeValue.Numeric::new);
            };
        }

        @Override
        String format(AttributeValue value) {
            return value.asText();
        }

        @Override
        Kind kindOf(AttributeValue value) {
            if (value instanceof AttributeValue.Numeric) {
                return Kind.NUMBER;
            }
            return value instanceof AttributeValue.Flag ? Kind.BOOLEAN : Kind.STRING;
        }
    };

    /** Returns the cells of a closed list of words: the names of an enum's constants in lower case. */
    static <E extends Enum<E>> Cell<E> oneOf(Class<E> type) {
        return oneOf(Arrays.asList(type.getEnumConstants()));
    }

    /** Some of an enum's constants. */
    static <E extends Enum<E>> Cell<E> oneOf(List<E> constants) {
        Map<String, E> words = new LinkedHashMap<>();
        for (E constant : constants) {
            words.put(constant.name().toLowerCase(Locale.ROOT), constant);
        }
        return new Cell<>("one of " + String.join(", ", words.keySet()), Kind.STRING) {
            @Override
            Optional<E> parse(String text) {
                return Optional.ofNullable(words.get(text));
            }

            @Override
            String format(E value) {
                return value.name().toLowerCase(Locale.ROOT);
            }
        };
    }

    /** Returns the value of a cell of text that is not empty, or empty if it is not as expected. */
    abstract Optional<T> parse(String text);

    /**
     * Returns the value of a JSON value: text and numbers may stand for one another only where the text is a number.
     */
    Optional<T> parse(Kind given, String text) {
        boolean fits = given == kind || (given == Kind.STRING && kind == Kind.NUMBER);
        return fits ? parse(text) : Optional.empty();
    }

    /** Returns the text that {@link #parse(String)} reads back. */
    String format(T value) {
        return value.toString();
    }

    /** Returns what the value is in JSON. */
    Kind kindOf(T value) {
        return kind;
    }

    /** Returns what should stand in a cell, to follow the word "expected". */
    final String expected() {
        return expected;
    }

    /** Returns cells of another type that are written as these are. */
    final <R> Cell<R> as(Function<T, R> reader, Function<R, T> writer) {
        Cell<T> self = this;
        return new Cell<>(expected, kind) {
            @Override
            Optional<R> parse(String text) {
                return self.parse(text).map(reader);
            }

            @Override
            String format(R value) {
                return self.format(writer.apply(value));
            }
        };
    }

    private static Cell<String> text(String expected, Function<String, Boolean> accepts) {
        return new Cell<>(expected, Kind.STRING) {
            @Override
            Optional<String> parse(String text) {
                return accepts.apply(text) ? Optional.of(text) : Optional.empty();
            }
        };
    }

    private static Cell<BigDecimal> number(String expected, Function<BigDecimal, Boolean> accepts) {
        return new Cell<>(
                expected + " with at most " + PlainNumber.MAX_EXPONENT + " digits before its point", Kind.NUMBER) {
            @Override
            Optional<BigDecimal> parse(String text) {
                return PlainNumber.decimal(text).filter(accepts::apply);
            }

            @Override
            String format(BigDecimal value) {
                return value.toPlainString();
            }

            /** Text, since many a JSON reader would make a double of a number. */
            @Override
            Kind kindOf(BigDecimal value) {
                return Kind.STRING;
            }
        };
    }

    private static Cell<Double> real(String expected, Function<Double, Boolean> accepts) {
        return new Cell<>(expected, Kind.NUMBER) {
            @Override
            Optional<Double> parse(String text) {
                OptionalDouble value = PlainNumber.real(text);
                return value.isPresent() && accepts.apply(value.getAsDouble())
                        ? Optional.of(value.getAsDouble())
                        : Optional.empty();
            }
        };
    }

    private static Optional<Long> whole(String text, long least, long most) {
        return PlainNumber.decimal(text)
                .filter(number ->
                        number.signum() == 0 || number.stripTrailingZeros().scale() <= 0)
                .map(BigDecimal::toBigInteger)
                .filter(number -> number.compareTo(BigInteger.valueOf(least)) >= 0
                        && number.compareTo(BigInteger.valueOf(most)) <= 0)
                .map(BigInteger::longValue);
    }

    private static Optional<YearMonth> month(String text) {
        int year = digits(text, 0, 4);
        int month = text.charAt(4) == '-' ? digits(text, 5, 7) : -1;
        boolean inRange = year >= Fact.FIRST_DAY.getYear() && month >= 1 && month <= 12;
        return inRange ? Optional.of(YearMonth.of(year, month)) : Optional.empty();
    }

    private static int digits(String text, int from, int to) {
        int value = 0;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                return -1;
            }
            value = 10 * value + c - '0';
        }
        return value;
    }
}
