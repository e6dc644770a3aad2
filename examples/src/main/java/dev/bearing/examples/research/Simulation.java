package dev.bearing.examples.research;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bearing.book.CustomerBook;
import dev.bearing.testkit.RetentionWorld;
import dev.bearing.testkit.SyntheticCompany;
import java.util.List;
import java.util.stream.Stream;

/**
 * What was drawn for one scenario.
 *
 * @param book the facts
 * @param truth what they were drawn from
 * @param tenures a table of one row a stay, with its header
 * @param hasPlaybook whether the playbook of the example company goes with the facts
 */
record Simulation(CustomerBook book, ObjectNode truth, List<List<String>> tenures, boolean hasPlaybook) {

    /** Returns the names of all scenarios: companies first, then worlds of retention alone. */
    static List<String> names() {
        return Stream.concat(SyntheticCompany.scenarios().stream(), RetentionWorld.names().stream())
                .toList();
    }

    /** Draws a scenario that {@link #names} has. */
    static Simulation of(String scenario, int accounts, int months, long seed) {
        return SyntheticCompany.scenarios().contains(scenario)
                ? CompanySimulation.draw(scenario, accounts, months, seed)
                : WorldSimulation.draw(scenario, accounts, months, seed);
    }
}
