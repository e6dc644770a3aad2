/** Synthetic companies with a known truth, arbitraries, and contract tests for strategies and models. */
module dev.bearing.testkit {
    requires static transitive org.jspecify;
    requires transitive dev.bearing.core;
    requires com.google.common;
    requires static transitive net.jqwik.api;
    requires static transitive org.assertj.core;
    requires static transitive org.junit.jupiter.api;
}
