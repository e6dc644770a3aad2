package dev.bearing.testkit;

import dev.bearing.survival.FitProvenance;
import dev.bearing.survival.RetentionModel;
import dev.bearing.value.Answer;

/** The true curve of a world: for each kind the product of its chances to stay. */
final class TrueRetention implements RetentionModel {

    private final RetentionWorld world;
    private final long startedAt;
    private final double[] x;

    TrueRetention(RetentionWorld world, long startedAt, double[] x) {
        this.world = world;
        this.startedAt = startedAt;
        this.x = x;
    }

    @Override
    public String name() {
        return "truth";
    }

    @Override
    public Answer<Double> survival(long time) {
        if (time < 0) {
            throw new IllegalArgumentException("time must not be negative, was " + time);
        }
        double survival = 0;
        for (RetentionWorld.Kind kind : world.kinds()) {
            double there = kind.weight();
            for (long month = 1; month <= time && there > 0; month++) {
                there *= 1 - RetentionWorld.hazard(kind, month, startedAt + month, x);
            }
            survival += there;
        }
        return Answer.known(Math.min(1, survival));
    }

    @Override
    public FitProvenance provenance() {
        FitProvenance.Builder provenance = FitProvenance.builder("truth of " + world.name(), 0, 0);
        world.parameters().forEach(provenance::parameter);
        return provenance.build();
    }
}
