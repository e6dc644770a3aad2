package dev.bearing.monitor;

/**
 * Takes the events of a {@link HealthMonitor}. It is called without any lock held, by whichever thread fed the fact or
 * moved the day; for one account never by two threads at once, and in the order of the events' numbers.
 *
 * <p>An event is taken when the method returns. Where it throws, the event is kept and handed over again, before any
 * later one of that account: see {@link HealthMonitor}.
 */
@FunctionalInterface
public interface MonitorListener {

    /** Takes an event. It may feed the monitor in turn. */
    void onEvent(MonitorEvent event);
}
