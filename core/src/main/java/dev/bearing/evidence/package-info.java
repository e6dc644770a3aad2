/** Can this number be trusted? How models and scores are judged by what happened, never by what they have seen. */
@NullMarked
package dev.bearing.evidence;

import org.jspecify.annotations.NullMarked;
