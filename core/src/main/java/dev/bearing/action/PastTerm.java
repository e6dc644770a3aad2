package dev.bearing.action;

import static dev.bearing.internal.Checks.checkText;
import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * A contract's term that was renewed or not, as it stood some time before its end.
 *
 * @param groups what it had in common with others then, from the widest to the narrowest, none blank: {@code renews by
 *     itself, business, green} say; may be empty
 * @param noticeGiven whether the account had given notice by then
 * @param renewed whether it was renewed in the end
 */
public record PastTerm(List<String> groups, boolean noticeGiven, boolean renewed) {

    /** @throws IllegalArgumentException if a group is blank */
    public PastTerm {
        requireNonNull(groups, "groups");
        groups = List.copyOf(groups);
        groups.forEach(group -> checkText("a group", group));
    }
}
