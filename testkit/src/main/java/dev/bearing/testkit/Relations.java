package dev.bearing.testkit;

import dev.bearing.account.Account;
import dev.bearing.account.AttributeChange;
import dev.bearing.account.AttributeValue;
import dev.bearing.account.Fact;
import dev.bearing.churn.CancelFlow;
import dev.bearing.health.Health;
import dev.bearing.health.ScoreOverride;
import dev.bearing.interaction.Interaction;
import dev.bearing.interaction.InternalRequest;
import dev.bearing.interaction.Task;
import dev.bearing.journey.Direction;
import dev.bearing.journey.ExperienceObservation;
import dev.bearing.journey.InterventionEvent;
import dev.bearing.journey.MilestoneEvent;
import dev.bearing.journey.MilestoneLevel;
import dev.bearing.journey.OutcomeGoal;
import dev.bearing.journey.OutcomeMeasurement;
import dev.bearing.revenue.Order;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What is known about the relationship with an account beside its money and its use of the product. */
final class Relations {

    static final String REPORTING_HOURS = "reporting_hours_per_week";
    static final String DECISIONS_IN_TIME = "decisions_in_time";
    static final String ANSWERED = "answered_within_a_day";
    static final String TRAINED = "trained_in_own_language";
    static final String REVIEWED = "quarterly_review";

    private static final List<String> SETUP_TASKS =
            List.of("grant access to the data", "name an owner", "import last year", "agree on the key figures");
    private static final List<Interaction.Function> FUNCTIONS = List.of(
            Interaction.Function.TECHNICAL_ENABLEMENT,
            Interaction.Function.SUPPORT,
            Interaction.Function.KNOWLEDGE,
            Interaction.Function.BUSINESS_RELATIONS);
    private static final List<String> OWNERS = List.of("ana", "boris", "chen", "divya", "elif");

    private final Profile profile;
    private final Life life;
    private final Journey journey;
    private final KnownTruth truth;
    private final Window window;
    private final Dice dice;
    private final List<Fact> facts = new ArrayList<>();
    private final Set<LocalDate> touched = new HashSet<>();

    Relations(Profile profile, Life life, Journey journey, KnownTruth truth, Window window, Dice dice) {
        this.profile = profile;
        this.life = life;
        this.journey = journey;
        this.truth = truth;
        this.window = window;
        this.dice = dice;
    }

    /**
     * Returns the account, its attributes, its path, and what was done with it and said about it.
     *
     * @param referred whether another account sent it
     */
    List<Fact> facts(boolean referred) {
        account(referred ? "referral" : profile.channel());
        path();
        life.spells().stream().findFirst().ifPresent(first -> {
            onboarding(first.from());
            goals(first.from());
            setup(first);
        });
        for (Life.Spell spell : life.spells()) {
            service(spell);
        }
        return facts;
    }

    private void account(String channel) {
        Account.Builder account = Account.builder(profile.accountId())
                .name(profile.name())
                .attribute("country", profile.country())
                .attribute("employees", number(profile.employees()))
                .attribute("channel", channel)
                .attribute("pays_by_invoice", new AttributeValue.Flag(profile.payByInvoice()));
        life.tiers().stream()
                .filter(change -> change.tier() != Tier.FREE)
                .findFirst()
                .filter(change -> !change.from().isAfter(window.last()))
                .ifPresent(change -> account.customerSince(change.from()));
        facts.add(account.build());
        LocalDate on = profile.arrivesOn();
        attribute("segment", on, profile.segment());
        attribute("industry", on, profile.industry());
        attribute("owner", on, profile.owner());
        if (dice.chance(0.12)) {
            attribute("owner", on.plusDays(dice.between(150, 600)), dice.oneOf(OWNERS));
        }
        if (profile.segment().equals("small") && dice.chance(0.08)) {
            attribute("segment", on.plusDays(dice.between(200, 700)), "midmarket");
        }
        if (dice.chance(0.02)) {
            LocalDate learnt = on.plusDays(dice.between(20, 90));
            facts.add(new AttributeChange(
                    profile.accountId(), "industry", on, new AttributeValue.Text("services"), learnt));
        }
    }

    private void attribute(String name, LocalDate from, String value) {
        facts.add(AttributeChange.of(profile.accountId(), name, from, new AttributeValue.Text(value)));
    }

    private static AttributeValue number(int value) {
        return new AttributeValue.Numeric(BigDecimal.valueOf(value));
    }

    private String milestone(int index) {
        return truth.milestones().get(index).milestone();
    }

    private void path() {
        for (Journey.Step step : journey.steps()) {
            MilestoneEvent event = MilestoneEvent.of(
                    profile.accountId(),
                    milestone(step.milestone()),
                    switch (step.level()) {
                        case FUNCTIONAL -> MilestoneLevel.FUNCTIONAL;
                        case OUTCOME -> MilestoneLevel.OUTCOME;
                        case CONFIRMED -> MilestoneLevel.CONFIRMED;
                        case REGRESSED -> MilestoneLevel.REGRESSED;
                    },
                    step.on());
            facts.add(
                    switch (step.level()) {
                        case FUNCTIONAL -> event;
                        case OUTCOME -> dice.chance(0.5) ? event.withEvidence("usage report") : event;
                        case CONFIRMED -> event.withEvidence(dice.chance(0.7) ? "customer call" : "customer mail");
                        case REGRESSED -> event.withEvidence("usage report");
                    });
        }
        for (Journey.Help help : journey.helps()) {
            HelpKind kind = HelpKind.on(help.milestone());
            facts.add(InterventionEvent.builder(profile.accountId(), kind.intervention(), help.on())
                    .cost(BigDecimal.valueOf(kind.cost()))
                    .outcome(dice.chance(0.85) ? "held" : "held in part")
                    .build());
        }
    }

    private void onboarding(LocalDate from) {
        if (!life.tierOn(from).atLeast(Tier.BUSINESS)) {
            return;
        }
        int count = dice.between(2, 4);
        for (int i = 0; i < count; i++) {
            Task.Party party =
                    dice.oneOf(List.of(Task.Party.CUSTOMER, Task.Party.VENDOR, Task.Party.THIRD_PARTY), 55, 38, 7);
            LocalDate dueOn = from.plusDays(10L + 12L * i);
            Task.Builder task = Task.builder(profile.accountId(), party, SETUP_TASKS.get(i), dueOn)
                    .milestone(milestone(Math.min(i, Journey.TEAM_ACTIVE)))
                    .recordedOn(from);
            if (dice.chance(0.92)) {
                int least = profile.experienceMet() ? -8 : -3;
                int most = party == Task.Party.CUSTOMER ? 25 : 9;
                task.doneOn(dueOn.plusDays(dice.between(least, most)));
            }
            facts.add(task.build());
        }
    }

    private void goals(LocalDate from) {
        Tier tier = life.tierOn(from);
        if (tier == Tier.FREE || (tier == Tier.PERSON && dice.chance(0.6))) {
            return;
        }
        double baseline = dice.between(14, 40);
        double target = Math.round(baseline * (0.35 + 0.2 * dice.uniform()));
        goal(REPORTING_HOURS, from, baseline, target, Direction.DOWN);
        measure(REPORTING_HOURS, from, baseline, target, 1);
        facts.addAll(Statements.of(life, profile.accountId(), from, window.last()));
        if (tier == Tier.ENTERPRISE) {
            double start = dice.between(35, 60) / 100.0;
            goal(DECISIONS_IN_TIME, from, start, 0.85, Direction.UP);
            measure(DECISIONS_IN_TIME, from, start, 0.85, 100);
        }
    }

    private void goal(String metric, LocalDate from, double baseline, double target, Direction direction) {
        facts.add(OutcomeGoal.builder(profile.accountId(), metric, from)
                .baseline(baseline)
                .target(target)
                .direction(direction)
                .dueOn(from.plusMonths(dice.between(6, 12)))
                .build());
    }

    /** Once a quarter: the way from baseline to target goes with the outcomes reached. */
    private void measure(String metric, LocalDate from, double baseline, double target, double scale) {
        for (LocalDate on = from.plusMonths(3); !on.isAfter(window.last()); on = on.plusMonths(3)) {
            if (life.spellOn(on).isEmpty() || dice.chance(0.15)) {
                continue;
            }
            double way = Math.min(1.15, journey.outcomesOn(on) / 4.0) + 0.1 * dice.normal();
            double value = baseline + (target - baseline) * Math.max(-0.1, way);
            facts.add(OutcomeMeasurement.of(
                    profile.accountId(), metric, on, Math.round(Math.max(0, value) * scale) / scale));
        }
    }

    private void setup(Life.Spell spell) {
        if (life.tierOn(spell.from()) == Tier.ENTERPRISE && dice.chance(0.7)) {
            facts.add(Order.builder(
                            "ord-" + profile.accountId().value().substring(5),
                            profile.accountId(),
                            spell.from().plusDays(dice.between(0, 20)),
                            profile.currency())
                    .amount(BigDecimal.valueOf(dice.between(4, 16) * 500L))
                    .build());
        }
    }

    private void service(Life.Spell spell) {
        Tier tier = life.tierOn(spell.from());
        for (int month = 0; ; month++) {
            LocalDate from = spell.from().plusMonths(month);
            if (!from.isBefore(spell.to()) || from.isAfter(window.last())) {
                break;
            }
            tier = life.tierOn(from);
            if (life.spellOn(from).isPresent()) {
                interactions(spell, from, tier, month);
                if (month % 3 == 1) {
                    experience(from.plusDays(dice.between(3, 20)), tier);
                }
                opinions(from, tier);
            }
        }
    }

    private void interactions(Life.Spell spell, LocalDate from, Tier tier, int month) {
        boolean early = month < 2;
        double expected = switch (tier) {
            case FREE -> 0.03;
            case PERSON -> early ? 0.5 : 0.1;
            case BUSINESS -> early ? 1.7 : 0.4;
            case ENTERPRISE -> early ? 3 : 1.1;
        };
        int count = dice.poisson(expected);
        for (int i = 0; i < count; i++) {
            LocalDate on = from.plusDays(dice.between(1, 27));
            Interaction.Function function =
                    early ? dice.oneOf(FUNCTIONS, 45, 20, 30, 5) : dice.oneOf(FUNCTIONS, 10, 45, 20, 25);
            boolean customer = function == Interaction.Function.SUPPORT || dice.chance(0.15);
            String channel = function == Interaction.Function.SUPPORT
                    ? dice.oneOf(List.of("ticket", "chat", "mail"))
                    : dice.oneOf(List.of("call", "webinar", "mail", "visit"));
            int cost = switch (channel) {
                case "visit" -> 450;
                case "call" -> 60;
                case "webinar" -> 25;
                default -> 15;
            };
            if (!on.isBefore(spell.to()) || !touched.add(on)) {
                continue;
            }
            Interaction.Stage stage = early
                    ? Interaction.Stage.ONBOARDING
                    : month % 12 >= 10 ? Interaction.Stage.RENEWAL : Interaction.Stage.ADOPTION;
            Interaction.Builder interaction = Interaction.builder(profile.accountId(), on)
                    .stage(stage)
                    .function(function)
                    .channel(channel)
                    .initiator(customer ? Interaction.Initiator.CUSTOMER : Interaction.Initiator.VENDOR)
                    .cost(BigDecimal.valueOf(cost));
            if (early) {
                interaction.milestone(milestone(month));
            }
            facts.add(interaction.build());
        }
    }

    private void experience(LocalDate on, Tier tier) {
        if (tier == Tier.FREE || life.spellOn(on).isEmpty()) {
            return;
        }
        boolean met = profile.experienceMet();
        facts.add(ExperienceObservation.of(profile.accountId(), ANSWERED, on, met));
        if (dice.chance(0.5)) {
            facts.add(ExperienceObservation.of(profile.accountId(), TRAINED, on, dice.chance(met ? 0.85 : 0.6)));
        }
        if (tier == Tier.ENTERPRISE) {
            facts.add(ExperienceObservation.of(profile.accountId(), REVIEWED, on, dice.chance(met ? 0.9 : 0.5)));
        }
    }

    /** What people inside the vendor ask for and think, and cancellations that were talked out of. */
    private void opinions(LocalDate from, Tier tier) {
        if (tier == Tier.FREE) {
            return;
        }
        boolean large = tier.atLeast(Tier.BUSINESS);
        if (dice.chance(large ? 0.06 : 0.01)) {
            InternalRequest request = InternalRequest.opened(profile.accountId(), from.plusDays(dice.between(0, 27)));
            facts.add(
                    dice.chance(0.85)
                            ? request.withResolvedOn(request.openedOn()
                                    .plusDays(profile.experienceMet() ? dice.between(1, 15) : dice.between(6, 50)))
                            : request);
        }
        if (dice.chance(0.004)) {
            LocalDate on = from.plusDays(dice.between(10, 20));
            facts.add(FlowOffers.with(CancelFlow.of(profile.accountId(), on, CancelFlow.Outcome.KEPT)
                    .withReason("price")));
        }
        if (large && dice.chance(0.005)) {
            LocalDate on = from.plusDays(dice.between(0, 20));
            boolean worried = dice.chance(0.6);
            ScoreOverride.Builder override = ScoreOverride.builder(
                            profile.accountId(), on, on.plusDays(dice.between(30, 90)))
                    .author(profile.owner())
                    .sentiment(worried ? "worried" : "confident")
                    .reason(worried ? "The sponsor is leaving" : "The new budget is signed");
            if (dice.chance(0.7)) {
                override.score(Health.of(worried ? 0.3 : 0.85));
            }
            facts.add(override.build());
        }
    }

    /**
     * Returns the day an account would speak for the vendor: some time after its first outcome, where the experience it
     * requires is met; or empty.
     */
    Optional<LocalDate> advocacyDay() {
        Optional<LocalDate> on = journey.outcomeBefore(Journey.FIRST_OUTCOME, window.last())
                .map(day -> day.plusDays(dice.between(10, 60)));
        boolean willing = dice.chance(profile.experienceMet() ? 0.55 : 0.12);
        return on.filter(day -> willing && life.spellOn(day).isPresent());
    }
}
