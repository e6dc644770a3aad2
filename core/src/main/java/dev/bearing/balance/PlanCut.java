package dev.bearing.balance;

import static dev.bearing.internal.Checks.checkText;
import static java.util.Objects.requireNonNull;

import dev.bearing.account.AccountId;
import java.time.LocalDate;
import java.util.function.BiFunction;

/**
 * A way to cut a book into parts: by tier, by segment, by the milestone last reached.
 *
 * @param name what it cuts by, not blank
 * @param part the part an account is in at the end of a day; a function of both alone
 */
public record PlanCut(String name, BiFunction<AccountId, LocalDate, String> part) {

    /** @throws IllegalArgumentException if the name is blank */
    public PlanCut {
        requireNonNull(name, "name");
        checkText("a cut's name", name);
        requireNonNull(part, "part");
    }

    /** Returns the cut in which everything is one part, of the cut's own name. */
    public static PlanCut whole() {
        return new PlanCut("all", (account, day) -> "all");
    }

    /** Returns the part of an account on a day. */
    public String partOf(AccountId account, LocalDate day) {
        return requireNonNull(part.apply(account, day), "part");
    }
}
