/**
 * Bearing's facts, beliefs and reviews as JSON, JSON Lines, CSV and YAML, and back. The reader is strict: it reports
 * every row it cannot read with file, line, column, value and what was expected, and loads nothing by half. No class
 * name is ever read from a document; a strategy is saved as a name with parameters, out of a closed list.
 */
@NullMarked
package dev.bearing.jackson;

import org.jspecify.annotations.NullMarked;
