/**
 * Contract tests: extend one in a test of your own model, strategy or metric, and what the library relies on is checked
 * against it. They need JUnit 5 and AssertJ, which are optional dependencies of the test kit.
 */
@NullMarked
package dev.bearing.testkit.contract;

import org.jspecify.annotations.NullMarked;
