/**
 * Bearing at work: the runnable jar with its main job and research desk, and host applications that embed the library.
 * This is the edge: files are read here, progress is shown here, and nothing here is published.
 */
@NullMarked
package dev.bearing.examples;

import org.jspecify.annotations.NullMarked;
