/**
 * What a test of customer-success code needs: synthetic companies whose truth is known because the simulator drew it,
 * arbitraries for properties over them, and contract tests that every strategy or model, built in or one's own, can
 * extend. The simulator needs none of the test libraries; the contract tests need JUnit 5 and AssertJ, the arbitraries
 * jqwik.
 */
@NullMarked
package dev.bearing.testkit;

import org.jspecify.annotations.NullMarked;
