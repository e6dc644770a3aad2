/**
 * Customer success for the JVM: where each customer is heading, what that is worth, and how far the number can be
 * trusted. No clock, no I/O and no JSON library.
 */
@SuppressWarnings("module") // the adapter, to which the checks are open, is compiled after core
module dev.bearing.core {
    requires static transitive org.jspecify;
    requires transitive org.joda.money;
    requires org.apache.commons.numbers.gamma;
    requires org.slf4j;

    exports dev.bearing.account;
    exports dev.bearing.action;
    exports dev.bearing.balance;
    exports dev.bearing.book;
    exports dev.bearing.churn;
    exports dev.bearing.evidence;
    exports dev.bearing.fit;
    exports dev.bearing.health;
    exports dev.bearing.interaction;
    exports dev.bearing.internal to
            dev.bearing.jackson;
    exports dev.bearing.journey;
    exports dev.bearing.monitor;
    exports dev.bearing.revenue;
    exports dev.bearing.review;
    exports dev.bearing.survival;
    exports dev.bearing.trial;
    exports dev.bearing.value;
    exports dev.bearing.vector;
}
