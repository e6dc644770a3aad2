package dev.bearing.jackson;

import dev.bearing.account.AccountId;
import dev.bearing.fit.FitAssessment;
import dev.bearing.fit.FitType;
import dev.bearing.fit.FitVerdict;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Whether today's offer would bring accounts success. */
final class FitFiles {

    private FitFiles() {}

    static FactFile<FitAssessment> fitAssessments() {
        FactFile.Builder<FitAssessment> file = FactFile.builder("fit_assessments", FitAssessment.class);
        Column<FitAssessment, AccountId> account = file.required("account_id", Cell.ACCOUNT, FitAssessment::accountId);
        Column<FitAssessment, LocalDate> on = file.required("on", Cell.DAY, FitAssessment::on);
        Map<FitType, Column<FitAssessment, Boolean>> fits = new TreeMap<>();
        for (FitType type : FitType.values()) {
            String name = type.name().toLowerCase(Locale.ROOT);
            fits.put(type, file.optional(name, Cell.YES_NO, assessment -> isMet(assessment, type)));
        }
        Column<FitAssessment, Boolean> initialValue =
                file.optional("initial_value", Cell.YES_NO, FitAssessment::initialValueNow);
        Column<FitAssessment, Boolean> futureValue =
                file.optional("future_value", Cell.YES_NO, FitAssessment::futureValue);
        Column<FitAssessment, LocalDate> futureValueBy =
                file.optional("future_value_by", Cell.DAY, FitAssessment::futureValueBy);
        Column<FitAssessment, LocalDate> requiredBy = file.optional("required_by", Cell.DAY, FitAssessment::requiredBy);
        Column<FitAssessment, Boolean> shared = file.optional(
                "shared_use_case",
                Cell.YES_NO,
                assessment -> Optional.of(assessment.sharedUseCase()).filter(yes -> !yes));
        Column<FitAssessment, String> version =
                file.optional("profile_version", Cell.TEXT, FitAssessment::profileVersion);
        Column<FitAssessment, LocalDate> recordedOn = file.recordedOn();
        return file.readBy(row -> {
            row.check(
                    row.find(futureValue).orElse(true)
                            || row.find(futureValueBy).isEmpty(),
                    futureValueBy,
                    "no date, since future_value is no");
            FitAssessment.Builder assessment = FitAssessment.builder(row.get(account), row.get(on));
            fits.forEach((type, column) -> row.ifPresent(column, met -> assessment.fit(type, FitVerdict.of(met))));
            row.ifPresent(initialValue, assessment::initialValueNow);
            row.ifPresent(futureValue, assessment::futureValue);
            row.ifPresent(futureValueBy, assessment::futureValueBy);
            row.ifPresent(requiredBy, assessment::requiredBy);
            row.ifPresent(shared, assessment::sharedUseCase);
            row.ifPresent(version, assessment::profileVersion);
            row.ifPresent(recordedOn, assessment::recordedOn);
            return assessment.build();
        });
    }

    /** Returns whether a fit is met, or empty where that is not known. */
    private static Optional<Boolean> isMet(FitAssessment assessment, FitType type) {
        FitVerdict verdict = assessment.fits().getOrDefault(type, FitVerdict.UNKNOWN);
        return verdict == FitVerdict.UNKNOWN ? Optional.empty() : Optional.of(verdict == FitVerdict.MET);
    }
}
