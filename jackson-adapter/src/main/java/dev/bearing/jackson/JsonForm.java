package dev.bearing.jackson;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bearing.value.Answer;
import dev.bearing.value.Estimate;
import dev.bearing.value.EstimatedMoney;
import dev.bearing.value.Interval;
import dev.bearing.value.Mrr;
import dev.bearing.value.Rate;
import java.math.BigDecimal;
import java.util.function.Consumer;

/**
 * How values stand in the documents this adapter writes: amounts as decimal strings in major units, estimates and
 * ratios as numbers with all their digits, an unknown as {@code null} with a sibling that ends in {@code Reason}.
 */
final class JsonForm {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private JsonForm() {}

    static ObjectNode object() {
        return NODES.objectNode();
    }

    static ArrayNode array() {
        return NODES.arrayNode();
    }

    /** An exact amount: exact where a finite decimal exists, else rounded half-even to ten digits after the point. */
    static String amount(Mrr mrr) {
        return amount(mrr.toDecimal());
    }

    static String amount(BigDecimal amount) {
        return amount.signum() == 0 ? "0" : amount.stripTrailingZeros().toPlainString();
    }

    static void putNumber(ObjectNode node, String name, Answer<Double> answer) {
        put(node, name, answer, value -> node.put(name, value.doubleValue()));
    }

    static void putAmount(ObjectNode node, String name, Answer<BigDecimal> answer) {
        put(node, name, answer, value -> node.put(name, amount(value)));
    }

    static void putEstimate(ObjectNode node, String name, Answer<EstimatedMoney> answer) {
        put(node, name, answer, value -> node.put(name, value.amount()));
    }

    /** Both ends as a list; where one is infinitely far an object, which tells the other. */
    static void putInterval(ObjectNode node, String name, Answer<Interval> answer) {
        put(node, name, answer, interval -> {
            if (Double.isInfinite(interval.lower()) || Double.isInfinite(interval.upper())) {
                ObjectNode ends = node.putObject(name);
                putNumber(ends, "lower", end(interval.lower()));
                putNumber(ends, "upper", end(interval.upper()));
            } else {
                node.putArray(name).add(interval.lower()).add(interval.upper());
            }
        });
    }

    private static Answer<Double> end(double end) {
        return Double.isInfinite(end)
                ? Answer.unknown(Answer.Reason.UNBOUNDED, "the end is infinitely far")
                : Answer.known(end);
    }

    /** An estimate, and its interval beside it under the same name. */
    static void putWithInterval(ObjectNode node, String name, Answer<Estimate> answer) {
        putNumber(node, name, answer.map(Estimate::value));
        putInterval(node, name + "Interval", answer.flatMap(Estimate::interval));
    }

    /** A rate: its value, exact parts, interval, population and flags. */
    static ObjectNode rate(Rate rate) {
        ObjectNode node = parts(rate);
        putInterval(node, "interval", rate.interval());
        putNames(node, rate);
        return node;
    }

    /** The same without its interval, which a rate of amounts has to draw a thousand samples for. */
    static ObjectNode rateWithoutInterval(Rate rate) {
        ObjectNode node = parts(rate);
        putNames(node, rate);
        return node;
    }

    private static void putNames(ObjectNode node, Rate rate) {
        node.put("population", rate.population());
        node.put("maturity", rate.maturity().name());
        ArrayNode flags = node.putArray("flags");
        rate.flags().forEach(flag -> flags.add(flag.name()));
    }

    /** What one account adds to the parts of a rate. */
    static ObjectNode member(Rate.Member member, Rate rate) {
        ObjectNode node = object();
        rate.currency()
                .ifPresentOrElse(
                        currency -> node.put("numerator", amount(Mrr.ofUnits(currency, member.numerator())))
                                .put("denominator", amount(Mrr.ofUnits(currency, member.denominator()))),
                        () -> node.put("numerator", member.numerator()).put("denominator", member.denominator()));
        return node;
    }

    /** A rate's value and exact parts. */
    static ObjectNode parts(Rate rate) {
        ObjectNode node = object();
        putNumber(node, "value", rate.fraction());
        if (rate.currency().isPresent()) {
            node.put("numerator", amount(rate.numeratorDecimal()));
            node.put("denominator", amount(rate.denominatorDecimal()));
        } else {
            node.put("numerator", rate.numerator());
            node.put("denominator", rate.denominator());
        }
        return node;
    }

    static <T> void put(ObjectNode node, String name, Answer<T> answer, Consumer<T> known) {
        if (answer instanceof Answer.Unknown<T> unknown) {
            node.putNull(name);
            node.put(name + "Reason", unknown.reason().name());
        } else if (answer instanceof Answer.Known<T> value) {
            known.accept(value.value());
        }
    }
}
