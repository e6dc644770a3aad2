package dev.bearing.testkit;

import dev.bearing.account.AccountId;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import org.joda.money.CurrencyUnit;

/**
 * Who an account is and how it came: drawn once, before anything happens.
 *
 * @param accountId its key, in order of arrival
 * @param name its name
 * @param arrival how it came
 * @param arrivesOn the day its trial or subscription begins
 * @param tier the tier it begins in, or would after its trial
 * @param currency what it pays in
 * @param country where it is
 * @param industry what it does
 * @param channel what it was won by
 * @param employees how many work there
 * @param experienceMet whether it gets the experience it requires
 * @param payByInvoice whether it pays by invoice rather than by card
 * @param owner who looks after it
 */
record Profile(
        AccountId accountId,
        String name,
        Arrival arrival,
        LocalDate arrivesOn,
        Tier tier,
        CurrencyUnit currency,
        String country,
        String industry,
        String channel,
        int employees,
        boolean experienceMet,
        boolean payByInvoice,
        String owner) {

    /** How an account comes. */
    enum Arrival {
        FREE,
        DIRECT,
        TRIAL_WITH_CARD,
        TRIAL_WITHOUT_CARD
    }

    private static final double FIRST_MONTH_SHARE = 0.05;
    private static final List<Tier> PAID = List.of(Tier.PERSON, Tier.BUSINESS, Tier.ENTERPRISE);
    private static final double EURO_SHARE = 0.15;

    private static final List<String> FIRST_WORDS = List.of(
            "Alder", "Amber", "Beacon", "Birch", "Bramble", "Brook", "Cedar", "Cinder", "Clover", "Coral", "Copper",
            "Dune", "Ember", "Fern", "Flint", "Gorse", "Harbor", "Hazel", "Heron", "Indigo", "Juniper", "Kestrel",
            "Lantern", "Larch", "Linden", "Lupin", "Maple", "Marlin", "Meadow", "Nettle", "Ochre", "Osprey", "Pebble",
            "Pine", "Quarry", "Quill", "Reed", "Rowan", "Saffron", "Sable", "Sorrel", "Spruce", "Teal", "Thistle",
            "Tundra", "Umber", "Vale", "Walnut", "Willow", "Yarrow");
    private static final List<String> LAST_WORDS = List.of(
            "Analytics",
            "Works",
            "Logistics",
            "Foods",
            "Clinics",
            "Studio",
            "Partners",
            "Energy",
            "Textiles",
            "Robotics",
            "Publishing",
            "Travel",
            "Insurance",
            "Workshops",
            "Instruments",
            "Learning",
            "Farms",
            "Freight",
            "Media",
            "Labs");
    private static final List<String> INDUSTRIES =
            List.of("manufacturing", "retail", "software", "healthcare", "logistics", "education", "media");
    private static final List<String> DOLLAR_COUNTRIES = List.of("US", "US", "US", "US", "CA", "GB", "AU");
    private static final List<String> EURO_COUNTRIES = List.of("DE", "FR", "NL", "ES", "IE");
    private static final List<String> CHANNELS = List.of("search", "search", "content", "event", "partner", "outbound");
    private static final List<String> OWNERS = List.of("ana", "boris", "chen", "divya", "elif");

    /** Returns the profile of the account of this index out of {@code accounts}. */
    static Profile draw(Dice dice, int index, int accounts, Window window) {
        LocalDate arrivesOn = arrival(dice, index, accounts, window);
        Arrival arrival = dice.oneOf(List.of(Arrival.values()), 17, 33, 24, 26);
        Tier tier = switch (arrival) {
            case FREE -> Tier.FREE;
            case DIRECT -> dice.oneOf(PAID, 25, 52, 23);
            default -> dice.oneOf(PAID, 52, 44, 4);
        };
        boolean euro = dice.chance(EURO_SHARE);
        int employees = switch (tier) {
            case FREE, PERSON -> dice.between(1, 30);
            case BUSINESS -> dice.between(20, 400);
            case ENTERPRISE -> dice.between(350, 6000);
        };
        return new Profile(
                AccountId.of(String.format(Locale.ROOT, "acct-%04d", index + 1)),
                name(index),
                arrival,
                arrivesOn,
                tier,
                euro ? CurrencyUnit.EUR : CurrencyUnit.USD,
                dice.oneOf(euro ? EURO_COUNTRIES : DOLLAR_COUNTRIES),
                dice.oneOf(INDUSTRIES),
                dice.oneOf(CHANNELS),
                employees,
                dice.chance(0.7),
                tier.atLeast(Tier.BUSINESS) && dice.chance(0.45),
                dice.oneOf(OWNERS));
    }

    /** Arrivals are stratified and become denser: some at once, the rest at a rate that nearly doubles. */
    private static LocalDate arrival(Dice dice, int index, int accounts, Window window) {
        double share = (index + dice.uniform()) / accounts;
        long days = ChronoUnit.DAYS.between(window.first(), window.last()) - 5;
        double when;
        if (share < FIRST_MONTH_SHARE) {
            when = share / FIRST_MONTH_SHARE * 30 / days;
        } else {
            double later = (share - FIRST_MONTH_SHARE) / (1 - FIRST_MONTH_SHARE);
            when = (-0.7 + StrictMath.sqrt(0.49 + 4 * 0.3 * later)) / 0.6;
        }
        return window.first().plusDays((long) (when * days));
    }

    /** Names repeat only after as many accounts as there are pairs of words. */
    private static String name(int index) {
        int pairs = FIRST_WORDS.size() * LAST_WORDS.size();
        int pair = (int) ((index * 377L + 19) % pairs);
        String name = FIRST_WORDS.get(pair % FIRST_WORDS.size()) + " " + LAST_WORDS.get(pair / FIRST_WORDS.size());
        return index < pairs ? name : name + " " + (index / pairs + 1);
    }

    /** Returns whether the account begins with a trial. */
    boolean triesFirst() {
        return arrival == Arrival.TRIAL_WITH_CARD || arrival == Arrival.TRIAL_WITHOUT_CARD;
    }

    /** Returns the attribute {@code segment}: by size, which is not by what it pays. */
    String segment() {
        return employees < 30 ? "small" : employees < 400 ? "midmarket" : "large";
    }
}
