/** The order of many numbers. */
@org.jspecify.annotations.NullMarked
package dev.bearing.internal.sort;
