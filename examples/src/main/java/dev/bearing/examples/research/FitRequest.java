package dev.bearing.examples.research;

import java.nio.file.Path;

/**
 * What to fit.
 *
 * @param model the name as it was given
 * @param file the data
 * @param options everything else
 */
record FitRequest(String model, Path file, FitOptions options) {}
