package dev.bearing.journey;

import java.util.Locale;
import java.util.Set;

/** Tells the names of the vendor's own sales cycle from names of a customer's success. */
final class VendorPhases {

    private static final Set<String> PHASES = Set.of(
            "adopt",
            "adoption",
            "advocacy",
            "awareness",
            "consideration",
            "contract",
            "crosssell",
            "deal",
            "demo",
            "evaluation",
            "expansion",
            "golive",
            "handover",
            "implementation",
            "invoice",
            "kickoff",
            "lead",
            "negotiation",
            "onboard",
            "onboarded",
            "onboarding",
            "payment",
            "poc",
            "pilot",
            "proposal",
            "prospect",
            "purchase",
            "renew",
            "renewal",
            "renewed",
            "retention",
            "sale",
            "sales",
            "sell",
            "signup",
            "trial",
            "upgrade",
            "upsell",
            "usage",
            "use");

    /** Words that say nothing about whose success it is. */
    private static final Set<String> FILLERS = Set.of(
            "a",
            "and",
            "closed",
            "complete",
            "completed",
            "done",
            "end",
            "ended",
            "finished",
            "first",
            "free",
            "full",
            "of",
            "paid",
            "period",
            "phase",
            "process",
            "product",
            "signed",
            "stage",
            "start",
            "started",
            "step",
            "the",
            "won");

    private VendorPhases() {}

    /** Returns whether a name says no more than a phase: "Onboarding completed", but not "Reports used by managers". */
    static boolean names(String name) {
        String joined = name.toLowerCase(Locale.ROOT)
                .replaceAll("\\b(cross|up|sign|kick|go)[\\s_-]+(sell|up|off|live)\\b", "$1$2")
                .replaceAll("\\bon[\\s_-]+boarding\\b", "onboarding");
        return NameWords.sayNoMoreThan(PHASES, FILLERS, joined);
    }
}
