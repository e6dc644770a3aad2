package dev.bearing.testkit.contract;

import dev.bearing.survival.FitProvenance;
import dev.bearing.survival.RetentionModel;
import dev.bearing.value.Answer;
import java.util.OptionalLong;
import java.util.random.RandomGenerator;

/** A model whose failures say what was asked. */
record AskedModel(RetentionModel model) implements RetentionModel {

    @Override
    public String name() {
        return Asked.of("name()", model::name);
    }

    @Override
    public Answer<Double> survival(long time) {
        return Asked.of("survival(" + time + ")", () -> model.survival(time));
    }

    @Override
    public FitProvenance provenance() {
        return Asked.of("provenance()", model::provenance);
    }

    @Override
    public Answer<Double> churnWithin(long age, long horizon) {
        return Asked.of("churnWithin(" + age + ", " + horizon + ")", () -> model.churnWithin(age, horizon));
    }

    @Override
    public Answer<Double> expectedRemaining(long age, long horizon) {
        return Asked.of("expectedRemaining(" + age + ", " + horizon + ")", () -> model.expectedRemaining(age, horizon));
    }

    @Override
    public Answer<OptionalLong> sample(long age, long horizon, RandomGenerator random) {
        return Asked.of("sample(" + age + ", " + horizon + ")", () -> model.sample(age, horizon, random));
    }
}
