package dev.bearing.jackson;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.bearing.action.LeadRouting;
import dev.bearing.action.WorkRanking;
import dev.bearing.review.Playbook;
import dev.bearing.value.StrategySpec;
import dev.bearing.vector.SuccessVectorStrategy;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * Reads and writes playbooks as JSON or YAML documents with {@code schemaVersion} "1.0". Every part is optional:
 *
 * <pre>{@code
 * schemaVersion: "1.0"
 * revenuePolicy: {preset: strict, pastDueGraceDays: 14}
 * revenue:
 *   fx: {reporting: USD, policy: constant, rateDate: 2026-08-31}
 *   segmentBy: tier
 *   orders: {windowDays: 90}
 *   renewalGraceDays: 30
 * paths:
 *   - id: analytics
 *     segment: {attribute: tier, equals: business}
 *     milestones:
 *       - {id: data-connected, weight: 1, expectedDays: 14}
 *       - id: decision-made
 *         after: [data-connected]
 *         expansion: {id: more-seats, annualValue: "1000", currency: USD, motion: self_serve}
 *         advocacy: {kind: referral, coolDownDays: 180}
 * ladder:
 *   discountAnnual: 0.1
 *   tiers: [{id: person, rank: 1, rule: {plan: [solo]}}, {id: business, rank: 2, rule: {mrrFrom: "500"}}]
 * scorecards:
 *   - id: smb
 *     measures: [{signal: logins, curve: {type: linear, from: 0, to: 20}, weight: 40}]
 * idealCustomerProfiles:
 *   - {version: 2026-H1, from: 2026-01-01, goal: revenue, gates: {able: {attribute: seats, atLeast: 10}}}
 * desiredOutcomes:
 *   - {metrics: [{name: hours saved, direction: up}], experience: [{requirement: one contact, necessity: required}]}
 * forecast: {horizonMonths: 1, prior: [1, 1], fanMonths: 6, backtestMonths: 12}
 * scenarios: [{name: fewer leave, churn: 0.8, where: {attribute: tier, equals: person}}]
 * vector: {windowDays: 90, drifting: 0.5, stalled: 0.9, functionalCredit: 0.5}
 * backtest: {everyMonths: 1, leadDays: 30, horizonDays: 90, folds: 4, leastEvents: 50}
 * renewals: {horizonDays: 90, noticeDays: 30}
 * plan: {currency: USD, onTrackFrom: 0.5}
 * }</pre>
 *
 * <p>A rule is one of {@code plan}, {@code attribute} with {@code equals}, or {@code mrrFrom} with or without
 * {@code mrrTo}; a tier without a rule takes everybody. Beneficiaries, motions and kinds are the constants' names in
 * lower case. A revenue policy is a preset ({@link dev.bearing.revenue.RevenuePolicies#all()}, absent: strict) and what
 * differs from it, by the names of {@link dev.bearing.revenue.RevenuePolicy#switches()}; written are all of them.
 *
 * <p>Reading is strict: an unknown property, a property that stands twice, text after the document, a YAML alias, an
 * unknown name or a number that is not finite is refused with its place; all problems are reported together, save that
 * of a part with several only the first may be. A strategy of the host's own is saved as its name with its parameters,
 * and read by what was registered under the name; no class name is ever read. Immutable and thread-safe.
 */
public final class PlaybookFormat {

    private static final PlaybookFormat STANDARD = new PlaybookFormat(HostStrategies.none());

    private final HostStrategies strategies;
    private final ObjectMapper json = StrictMappers.json();
    private final ObjectMapper yaml = StrictMappers.yaml();

    private PlaybookFormat(HostStrategies strategies) {
        this.strategies = strategies;
    }

    /** Returns the format with the built-in strategies. */
    public static PlaybookFormat standard() {
        return STANDARD;
    }

    /**
     * Returns this format with a strategy of the host's own, which a document names as {@code vector: {strategy: name,
     * …parameters}}.
     *
     * @param name the name in the strategy's {@link SuccessVectorStrategy#spec}
     * @param reader makes the strategy from its name and parameters, or refuses them by IllegalArgumentException
     */
    public PlaybookFormat withVectorStrategy(String name, Function<StrategySpec, SuccessVectorStrategy> reader) {
        return new PlaybookFormat(strategies.withVector(name, reader));
    }

    /**
     * Returns this format with a routing of leads of the host's own, which a document names as {@code leads: {routing:
     * {strategy: name, …parameters}}}.
     *
     * @param name the name in the routing's {@link LeadRouting#spec}
     * @param reader makes the routing from its name and parameters, or refuses them by IllegalArgumentException
     */
    public PlaybookFormat withLeadRouting(String name, Function<StrategySpec, LeadRouting> reader) {
        return new PlaybookFormat(strategies.withRouting(name, reader));
    }

    /**
     * Returns this format with a ranking of work of the host's own, which a document names as {@code work: {ranking:
     * {strategy: name, …parameters}}}.
     *
     * @param name the name in the ranking's {@link WorkRanking#spec}
     * @param reader makes the ranking from its name and parameters, or refuses them by IllegalArgumentException
     */
    public PlaybookFormat withWorkRanking(String name, Function<StrategySpec, WorkRanking> reader) {
        return new PlaybookFormat(strategies.withRanking(name, reader));
    }

    /**
     * Returns the playbook of a file: YAML if its name ends in {@code .yaml} or {@code .yml}, else JSON.
     *
     * @throws PlaybookFormatException if it holds no playbook
     * @throws IOException if it cannot be read
     */
    public Playbook read(Path file) throws IOException {
        String text;
        try (InputStream in = Files.newInputStream(file)) {
            text = text(in);
        }
        return isYaml(file) ? parseYaml(text) : parseJson(text);
    }

    /**
     * Writes a playbook to a file: YAML if its name ends in {@code .yaml} or {@code .yml}, else JSON.
     *
     * @throws PlaybookFormatException if a strategy cannot be saved
     * @throws IOException if the file cannot be written
     */
    public void write(Playbook playbook, Path file) throws IOException {
        Files.writeString(file, isYaml(file) ? toYaml(playbook) : toJson(playbook));
    }

    /**
     * Returns the playbook of a JSON document.
     *
     * @throws PlaybookFormatException if it holds none
     */
    public Playbook parseJson(String document) {
        return parse(json, document);
    }

    /**
     * Returns the playbook of a YAML document.
     *
     * @throws PlaybookFormatException if it holds none
     */
    public Playbook parseYaml(String document) {
        return parse(yaml, document);
    }

    /**
     * Returns the JSON document of a playbook, which {@link #parseJson} reads back.
     *
     * @throws PlaybookFormatException if a strategy cannot be saved
     */
    public String toJson(Playbook playbook) {
        return text(json, playbook);
    }

    /**
     * Returns the YAML document of a playbook, which {@link #parseYaml} reads back.
     *
     * @throws PlaybookFormatException if a strategy cannot be saved
     */
    public String toYaml(Playbook playbook) {
        return text(yaml, playbook);
    }

    private Playbook parse(ObjectMapper mapper, String document) {
        if (document.length() > StrictMappers.LONGEST_DOCUMENT) {
            throw Place.DOCUMENT.complaint("a playbook has at most " + StrictMappers.LONGEST_DOCUMENT
                    + " characters, was " + document.length());
        }
        PlaybookParser parser = new PlaybookParser(mapper);
        PlaybookDocument parts = parser.parse(document);
        List<String> problems = new ArrayList<>(parser.problems());
        try {
            Playbook playbook = new PlaybookReader(strategies, mapper).read(parts);
            if (problems.isEmpty()) {
                return playbook;
            }
        } catch (PlaybookFormatException refused) {
            if (problems.isEmpty()) {
                throw refused;
            }
            refused.problems().stream()
                    .filter(problem -> !parser.isConsequence(problem))
                    .forEach(problems::add);
        }
        throw new PlaybookFormatException(problems);
    }

    private static String text(ObjectMapper mapper, Playbook playbook) {
        try {
            return mapper.writeValueAsString(PlaybookWriter.write(playbook));
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException("writing to memory", impossible);
        }
    }

    private static String text(InputStream in) throws IOException {
        StringBuilder text = new StringBuilder();
        char[] chunk = new char[1 << 14];
        try (Utf8Reader reader = new Utf8Reader(in)) {
            int read = reader.read(chunk, 0, chunk.length);
            while (read >= 0 && text.length() <= StrictMappers.LONGEST_DOCUMENT) {
                text.append(chunk, 0, read);
                read = reader.read(chunk, 0, chunk.length);
            }
        } catch (Utf8Reader.MalformedTextException malformed) {
            throw new PlaybookFormatException("line " + malformed.line() + " must be UTF-8", malformed);
        }
        return text.toString();
    }

    private static boolean isYaml(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        return name.endsWith(".yaml") || name.endsWith(".yml");
    }
}
