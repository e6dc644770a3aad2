package dev.bearing.jackson;

import dev.bearing.account.AccountId;
import dev.bearing.interaction.ExpectationSet;
import dev.bearing.interaction.StatementOfWork;
import dev.bearing.journey.ExpansionSignalled;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/** What was agreed on with accounts and announced to them: statements of work, expectations, expansions to come. */
final class AgreementFiles {

    private AgreementFiles() {}

    static FactFile<StatementOfWork> statementsOfWork() {
        FactFile.Builder<StatementOfWork> file = FactFile.builder("statements_of_work", StatementOfWork.class);
        Column<StatementOfWork, AccountId> account =
                file.required("account_id", Cell.ACCOUNT, StatementOfWork::accountId);
        Column<StatementOfWork, String> statement = file.required("statement", Cell.TEXT, StatementOfWork::statement);
        Column<StatementOfWork, LocalDate> agreedOn = file.required("agreed_on", Cell.DAY, StatementOfWork::agreedOn);
        Column<StatementOfWork, LocalDate> dueOn = file.required("due_on", Cell.DAY, StatementOfWork::dueOn);
        Column<StatementOfWork, List<String>> deliverables =
                file.required("deliverables", Cell.TEXTS, StatementOfWork::deliverables);
        Column<StatementOfWork, String> commercial =
                file.optional("commercial", Cell.TEXT, StatementOfWork::commercial);
        Column<StatementOfWork, BigDecimal> price = file.optional("price", Cell.AMOUNT, StatementOfWork::price);
        Column<StatementOfWork, LocalDate> deliveredOn =
                file.optional("delivered_on", Cell.DAY, StatementOfWork::deliveredOn);
        Column<StatementOfWork, LocalDate> recordedOn = file.recordedOn();
        return file.readBy(row -> {
            RowChecks.checkNotBefore(row, dueOn, agreedOn);
            RowChecks.checkNotBefore(row, deliveredOn, agreedOn);
            StatementOfWork.Builder work = StatementOfWork.builder(
                            row.get(account), row.get(statement), row.get(agreedOn))
                    .dueOn(row.get(dueOn))
                    .deliverables(row.get(deliverables).toArray(new String[0]));
            row.ifPresent(commercial, work::commercial);
            row.ifPresent(price, work::price);
            row.ifPresent(deliveredOn, work::deliveredOn);
            row.ifPresent(recordedOn, work::recordedOn);
            return work.build();
        });
    }

    static FactFile<ExpectationSet> expectations() {
        FactFile.Builder<ExpectationSet> file = FactFile.builder("expectations", ExpectationSet.class);
        Column<ExpectationSet, AccountId> account =
                file.required("account_id", Cell.ACCOUNT, ExpectationSet::accountId);
        Column<ExpectationSet, LocalDate> on = file.required("on", Cell.DAY, ExpectationSet::on);
        Column<ExpectationSet, String> expectation =
                file.required("expectation", Cell.TEXT, ExpectationSet::expectation);
        Column<ExpectationSet, LocalDate> dueOn = file.optional("due_on", Cell.DAY, ExpectationSet::dueOn);
        Column<ExpectationSet, LocalDate> recordedOn = file.recordedOn();
        return file.readBy(row -> {
            RowChecks.checkNotBefore(row, dueOn, on);
            return new ExpectationSet(
                    row.get(account),
                    row.get(on),
                    row.get(expectation),
                    row.find(dueOn),
                    row.find(recordedOn).orElse(row.get(on)));
        });
    }

    static FactFile<ExpansionSignalled> expansionSignals() {
        FactFile.Builder<ExpansionSignalled> file = FactFile.builder("expansion_signals", ExpansionSignalled.class);
        Column<ExpansionSignalled, AccountId> account =
                file.required("account_id", Cell.ACCOUNT, ExpansionSignalled::accountId);
        Column<ExpansionSignalled, String> expansion =
                file.required("expansion", Cell.TEXT, ExpansionSignalled::expansion);
        Column<ExpansionSignalled, LocalDate> on = file.required("on", Cell.DAY, ExpansionSignalled::on);
        Column<ExpansionSignalled, LocalDate> recordedOn = file.recordedOn();
        return file.readBy(row -> new ExpansionSignalled(
                row.get(account),
                row.get(expansion),
                row.get(on),
                row.find(recordedOn).orElse(row.get(on))));
    }
}
