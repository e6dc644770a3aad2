package dev.bearing.interaction;

import static dev.bearing.internal.Checks.checkText;
import static java.util.Objects.requireNonNull;

import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * Which interactions count as being in touch: a convention, and so it has a name.
 *
 * <pre>{@code
 * MeaningfulContact.any();
 * MeaningfulContact.any().named("talks").ofFunctions(Interaction.Function.BUSINESS_RELATIONS);
 * }</pre>
 *
 * @param name the convention's name, not blank
 * @param functions one of these took part; any, also one that is not stated, where empty
 * @param initiators one of these began it; anybody, also one that is not stated, where empty
 */
public record MeaningfulContact(
        String name, Set<Interaction.Function> functions, Set<Interaction.Initiator> initiators) {

    private static final MeaningfulContact ANY = new MeaningfulContact("any", Set.of(), Set.of());

    /** @throws IllegalArgumentException if the name is blank */
    public MeaningfulContact {
        requireNonNull(name, "name");
        requireNonNull(functions, "functions");
        requireNonNull(initiators, "initiators");
        checkText("name", name);
        functions = ordered(functions, Interaction.Function.class);
        initiators = ordered(initiators, Interaction.Initiator.class);
    }

    private static <E extends Enum<E>> Set<E> ordered(Collection<E> values, Class<E> type) {
        EnumSet<E> copy = EnumSet.noneOf(type);
        copy.addAll(values);
        return Collections.unmodifiableSet(copy);
    }

    /** Returns that every interaction counts. */
    public static MeaningfulContact any() {
        return ANY;
    }

    /** Returns this convention under another name. */
    public MeaningfulContact named(String newName) {
        return new MeaningfulContact(newName, functions, initiators);
    }

    /** Returns that only interactions count in which one of these functions took part. */
    public MeaningfulContact ofFunctions(Interaction.Function... values) {
        return new MeaningfulContact(name, Set.of(values), initiators);
    }

    /** Returns that only interactions count which one of these began. */
    public MeaningfulContact begunBy(Interaction.Initiator... values) {
        return new MeaningfulContact(name, functions, Set.of(values));
    }

    /** Returns whether an interaction counts. */
    public boolean includes(Interaction interaction) {
        return (functions.isEmpty()
                        || interaction.function().filter(functions::contains).isPresent())
                && (initiators.isEmpty()
                        || interaction.initiator().filter(initiators::contains).isPresent());
    }
}
