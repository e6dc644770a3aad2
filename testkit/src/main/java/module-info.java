/** Synthetic companies with a known truth, arbitraries, and contract tests for strategies and models. */
module dev.bearing.testkit {
    requires static transitive org.jspecify;
    requires transitive dev.bearing.core;
    requires static transitive net.jqwik.api;
    requires static transitive org.assertj.core;
    requires static transitive org.junit.jupiter.api;
    requires org.joda.money;

    exports dev.bearing.testkit;
    exports dev.bearing.testkit.contract;
}
