package dev.bearing.balance;

import dev.bearing.balance.GroupMonths.Event;
import dev.bearing.internal.stats.BetaSampler;
import dev.bearing.internal.stats.GammaSampler;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.SplittableRandom;

/**
 * Drawn futures of a book, each from rates of its own: probabilities from their posteriors, the pools of amounts drawn
 * with replacement, whole months moved by a common shock as large as the counts of the past show; then what happens to
 * each group's accounts by those. With a fixed seed.
 */
final class RunRateDraws {

    /** How many futures are drawn of today. */
    static final int DRAWS = 500;

    /** How many are drawn of a day of the past, the first of those that would have been drawn then. */
    static final int PAST_DRAWS = 100;

    private static final long SEED = 20_160_823;
    private static final double HALF = 0.5;
    private static final String WHOLE = "all";
    private static final int NOT_DRAWN = -1;

    private final BookMonths book;
    private final List<Group> groups = new ArrayList<>();
    private final double lostShock;
    private final double arrivalShock;
    private final List<Map<PlanMetric, double[]>> values = new ArrayList<>();

    /** One group with what is drawn from. */
    private static final class Group {

        private final String name;
        private final GroupRates rates;
        private final Cell start;
        private final double[] sizes;
        private final double meanSize;

        Group(String name, GroupRates rates, Cell start, double[] sizes) {
            this.name = name;
            this.rates = rates;
            this.start = start;
            this.sizes = sizes;
            this.meanSize = GroupRates.mean(sizes);
        }
    }

    RunRateDraws(
            BookMonths book,
            SortedMap<String, GroupRates> rates,
            Map<RunRate.Place, Cell> start,
            int months,
            int draws) {
        this.book = book;
        this.lostShock = book.lostShock();
        this.arrivalShock = book.arrivalShock();
        rates.forEach((name, own) -> groups.add(
                new Group(name, own, start.getOrDefault(new RunRate.Place(name, WHOLE), new Cell()), sizes(name))));
        for (int month = 0; month < months; month++) {
            Map<PlanMetric, double[]> own = new EnumMap<>(PlanMetric.class);
            for (PlanMetric metric : PlanMetric.values()) {
                own.put(metric, new double[draws]);
            }
            values.add(own);
        }
        SplittableRandom seeds = new SplittableRandom(SEED);
        for (int draw = 0; draw < draws; draw++) {
            draw(draw, seeds.split());
        }
    }

    private double[] sizes(String group) {
        return book.standings().stream()
                .filter(standing -> standing.group().equals(group) && standing.today() > 0)
                .mapToDouble(BookMonths.Standing::today)
                .toArray();
    }

    /** Returns the draws of a metric at the end of a month, 1 for the first; without those that have no base. */
    double[] of(PlanMetric metric, int month) {
        return Arrays.stream(Objects.requireNonNull(values.get(month - 1).get(metric)))
                .filter(Double::isFinite)
                .toArray();
    }

    private void draw(int draw, SplittableRandom random) {
        Dice dice = new Dice(random);
        List<Cell> cells = groups.stream().map(group -> group.start.copy()).toList();
        double[][] monthly = new double[groups.size()][];
        for (int i = 0; i < monthly.length; i++) {
            monthly[i] = dice.probabilities(groups.get(i).rates);
        }
        List<DrawnPool> gains = groups.stream()
                .map(group -> new DrawnPool(group.rates.gains(), random))
                .toList();
        List<DrawnPool> shares = groups.stream()
                .map(group -> new DrawnPool(group.rates.lostShares(), random))
                .toList();
        int[] pool = new int[book.arrivals().size()];
        Arrays.fill(pool, NOT_DRAWN);
        double rate = dice.gamma(book.arrivals().size() + HALF) / book.months();
        for (int month = 1; month <= values.size(); month++) {
            boolean running = month == 1 && book.remaining() > 0;
            double share = running ? book.remaining() : 1;
            double shock = dice.shock(lostShock);
            for (int i = 0; i < cells.size(); i++) {
                if (!running) {
                    cells.get(i).open();
                }
                double[] p = monthly[i].clone();
                p[0] = Math.min(1, p[0] * shock);
                cells.get(i).move(dice.step(cells.get(i), p, share, groups.get(i), gains.get(i), shares.get(i)));
            }
            arrive(cells, dice.poisson(rate * share * dice.shock(arrivalShock)), pool, dice);
            record(draw, month, cells);
        }
    }

    private void arrive(List<Cell> cells, long count, int[] pool, Dice dice) {
        for (long i = 0; i < count && pool.length > 0; i++) {
            BookMonths.Arrival arrival = book.arrivals().get(dice.anyOf(pool));
            cells.get(index(arrival.group())).arrive(1, arrival.amount(), arrival.first());
        }
    }

    private int index(String group) {
        for (int i = 0; i < groups.size(); i++) {
            if (groups.get(i).name.equals(group)) {
                return i;
            }
        }
        return 0;
    }

    private void record(int draw, int month, List<Cell> cells) {
        for (PlanMetric metric : PlanMetric.values()) {
            double sum = 0;
            double base = 0;
            for (Cell cell : cells) {
                sum += cell.numerator(metric);
                base += cell.base(metric);
            }
            boolean share = metric.unit() == PlanMetric.Unit.SHARE;
            double value = share ? (base > 0 ? sum / base : Double.NaN) : sum;
            Objects.requireNonNull(values.get(month - 1).get(metric))[draw] = value;
        }
    }

    /** What is drawn by one stream of random numbers. */
    private static final class Dice {

        /** From how many expected events on a sum of amounts is drawn as a normal number. */
        private static final int MANY = 64;

        private static final double LONGEST = 30;

        private final SplittableRandom random;
        private final BetaSampler beta;
        private final GammaSampler gamma;

        Dice(SplittableRandom random) {
            this.random = random;
            this.beta = new BetaSampler(random);
            this.gamma = new GammaSampler(random);
        }

        double[] probabilities(GroupRates rates) {
            return Arrays.stream(Event.values())
                    .mapToDouble(event -> {
                        double[] ab = rates.posterior(event);
                        return beta.next(ab[0], ab[1]);
                    })
                    .toArray();
        }

        /** Returns what stands at any place of a pool drawn anew, each place when it is first looked at. */
        int anyOf(int[] pool) {
            int place = random.nextInt(pool.length);
            if (pool[place] == NOT_DRAWN) {
                pool[place] = random.nextInt(pool.length);
            }
            return pool[place];
        }

        double gamma(double shape) {
            return gamma.next(Math.max(1, shape));
        }

        /** A factor with mean 1 and this variance, in [0, 1]. */
        double shock(double variance) {
            return variance > 0 ? gamma.next(1 / variance) * variance : 1;
        }

        Cell.Step step(Cell cell, double[] monthly, double share, Group group, DrawnPool gains, DrawnPool shares) {
            long customers = Math.round(cell.customers);
            double mean = customers > 0 ? cell.mrr / customers : 0;
            long lost = binomial(customers, GroupRates.within(monthly[0], share));
            long paused = binomial(customers - lost, GroupRates.within(monthly[1], share));
            long stay = customers - lost - paused;
            long up = binomial(stay, GroupRates.within(monthly[2], share));
            long down = binomial(stay - up, GroupRates.within(monthly[3], share));
            double lostMrr = Math.min(cell.mrr, paid(lost, customers, mean, group));
            double pausedMrr = Math.min(cell.mrr - lostMrr, paid(paused, customers, mean, group));
            double downMrr = Math.min(
                    cell.mrr - lostMrr - pausedMrr, paid(down, customers, mean, group) * average(down, shares));
            return new Cell.Step((double) lost, lostMrr, (double) paused, pausedMrr, sum(up, gains), downMrr);
        }

        /** What so many accounts of a group pay together. */
        private double paid(long count, long customers, double mean, Group group) {
            if (count == 0 || count == customers) {
                return count * mean;
            }
            return group.meanSize > 0 ? sum(count, group.sizes) * mean / group.meanSize : count * mean;
        }

        private double average(long count, DrawnPool values) {
            return count == 0 ? 0 : sum(count, values) / count;
        }

        /** The sum of so many draws from a pool that is drawn anew. */
        private double sum(long count, DrawnPool pool) {
            if (count == 0 || pool.isEmpty()) {
                return 0;
            }
            if (count > MANY) {
                return sum(count, pool.all());
            }
            double sum = 0;
            for (long i = 0; i < count; i++) {
                sum += pool.any();
            }
            return sum;
        }

        /** The sum of so many draws from a pool. */
        private double sum(long count, double[] pool) {
            if (count == 0 || pool.length == 0) {
                return 0;
            }
            if (count > MANY) {
                double mean = GroupRates.mean(pool);
                double squares = 0;
                for (double value : pool) {
                    squares += (value - mean) * (value - mean);
                }
                double sd = Math.sqrt(squares / pool.length * count);
                return Math.max(0, mean * count + sd * random.nextGaussian());
            }
            double sum = 0;
            for (long i = 0; i < count; i++) {
                sum += pool[random.nextInt(pool.length)];
            }
            return sum;
        }

        /** By the gaps between events where there are few, else as a normal number. */
        long binomial(long trials, double probability) {
            if (trials <= 0 || !(probability > 0)) {
                return 0;
            }
            if (probability >= 1) {
                return trials;
            }
            double expected = trials * probability;
            if (expected > LONGEST * LONGEST) {
                double drawn = expected + Math.sqrt(expected * (1 - probability)) * random.nextGaussian();
                return Math.max(0, Math.min(trials, Math.round(drawn)));
            }
            double rate = Math.log1p(-probability);
            long events = 0;
            double at = Math.floor(Math.log(1 - random.nextDouble()) / rate);
            while (at < trials) {
                events++;
                at += 1 + Math.floor(Math.log(1 - random.nextDouble()) / rate);
            }
            return events;
        }

        /** By the gaps between events where there are few, else as a normal number. */
        long poisson(double mean) {
            if (mean > LONGEST * LONGEST) {
                return Math.max(0, Math.round(mean + Math.sqrt(mean) * random.nextGaussian()));
            }
            long events = 0;
            double at = -Math.log(1 - random.nextDouble());
            while (at < mean) {
                events++;
                at -= Math.log(1 - random.nextDouble());
            }
            return events;
        }
    }
}
