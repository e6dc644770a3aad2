package dev.bearing.health;

import static dev.bearing.internal.Checks.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.bearing.account.AccountId;
import dev.bearing.value.Answer;
import java.util.List;

/**
 * The health of a whole, such as a parent or a product, with its parts.
 *
 * @param name the whole's name, such as the parent's key
 * @param health its health, whose explanation is the contributions of the known parts; or why it is not known
 * @param coverage the weight of the parts whose health is known / the weight of all, in {@code [0, 1]}
 * @param parts all parts, those of unknown health among them, in the order of their ids
 */
public record GroupHealth(String name, Answer<Health> health, double coverage, List<Part> parts) {

    /** @throws IllegalArgumentException if the coverage is outside {@code [0, 1]} */
    public GroupHealth {
        requireNonNull(parts, "parts");
        requireNonNull(name, "name");
        requireNonNull(health, "health");
        checkArgument(coverage >= 0 && coverage <= 1, "coverage must be in [0, 1], was %s", coverage);
        parts = List.copyOf(parts);
    }

    /**
     * One part of a whole.
     *
     * @param accountId the part
     * @param health its health, or why it is not known
     * @param share its share in the health of the whole, in {@code [0, 1]}; those of the known parts add up to 1; 0
     *     where it is left out
     * @param contribution its term of the health of the whole: all terms add up to it, but for rounding in the last
     *     digits; 0 where it is left out
     */
    public record Part(AccountId accountId, Answer<Health> health, double share, double contribution) {

        /** Refuses null. */
        public Part {
            requireNonNull(accountId, "accountId");
            requireNonNull(health, "health");
        }
    }

    /** Returns the parts whose health is unknown, which are left out. */
    public List<AccountId> unknown() {
        return parts.stream()
                .filter(part -> !part.health().isKnown())
                .map(Part::accountId)
                .toList();
    }
}
