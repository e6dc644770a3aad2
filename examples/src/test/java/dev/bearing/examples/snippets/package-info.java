/** The code of the README and the guide, run and checked; {@code DocumentationTest} compares the texts with it. */
package dev.bearing.examples.snippets;
