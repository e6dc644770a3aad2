package dev.bearing.examples.research;

import java.io.IOException;
import java.util.List;
import java.util.Set;

/** One model that the desk can fit. */
interface Fitter {

    /** Returns the names it goes by on the command line. */
    List<String> names();

    /** Returns the options it uses. */
    Set<String> options();

    /** Returns the options it cannot do without; of each entry one is enough. */
    List<Set<String>> needs();

    /**
     * Fits it.
     *
     * @throws ResearchInputException if the data cannot be read, or tell too little
     */
    Fitted fit(FitRequest request) throws IOException;
}
