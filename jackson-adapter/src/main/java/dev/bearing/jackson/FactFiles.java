package dev.bearing.jackson;

import dev.bearing.account.Account;
import dev.bearing.account.AccountId;
import dev.bearing.account.AttributeChange;
import dev.bearing.account.AttributeValue;
import java.time.LocalDate;
import java.util.List;

/** The files of a book directory, each with its columns in the documented order. */
final class FactFiles {

    static final List<FactFile<?>> ALL = List.of(
            accounts(),
            attributes(),
            PriceFiles.priceStates(),
            PriceFiles.contracts(),
            PriceFiles.orders(),
            PriceFiles.trials(),
            JourneyFiles.milestones(),
            JourneyFiles.waivers(),
            JourneyFiles.outcomes(),
            JourneyFiles.outcomeGoals(),
            JourneyFiles.experience(),
            JourneyFiles.statements(),
            CareFiles.signals(),
            CareFiles.interactions(),
            CareFiles.tasks(),
            CareFiles.requests(),
            AgreementFiles.statementsOfWork(),
            AgreementFiles.expectations(),
            AgreementFiles.expansionSignals(),
            JourneyFiles.interventions(),
            JourneyFiles.leads(),
            CareFiles.advocacy(),
            CareFiles.advocacyAsks(),
            CareFiles.cancelFlows(),
            CareFiles.churnReasons(),
            CareFiles.overrides(),
            FitFiles.fitAssessments(),
            PriceFiles.targets(),
            PriceFiles.fxRates());

    private FactFiles() {}

    private static FactFile<Account> accounts() {
        FactFile.Builder<Account> file = FactFile.builder("accounts", Account.class);
        Column<Account, AccountId> id = file.required("account_id", Cell.ACCOUNT, Account::accountId);
        Column<Account, String> name = file.optional("name", Cell.ANY_TEXT, Account::name);
        Column<Account, LocalDate> since = file.optional("customer_since", Cell.DAY, Account::customerSince);
        Column<Account, LocalDate> recordedOn = file.recordedOn();
        file.withAttributes(account -> account.attributes().values());
        return file.readBy(row -> {
            Account.Builder account = Account.builder(row.get(id));
            row.ifPresent(name, account::name);
            row.ifPresent(since, account::customerSince);
            row.ifPresent(recordedOn, account::recordedOn);
            row.attributes().forEach(account::attribute);
            return account.build();
        });
    }

    private static FactFile<AttributeChange> attributes() {
        FactFile.Builder<AttributeChange> file = FactFile.builder("attributes", AttributeChange.class);
        Column<AttributeChange, AccountId> account =
                file.required("account_id", Cell.ACCOUNT, AttributeChange::accountId);
        Column<AttributeChange, String> attribute = file.required("attribute", Cell.TEXT, AttributeChange::attribute);
        Column<AttributeChange, LocalDate> from = file.required("from", Cell.DAY, AttributeChange::from);
        Column<AttributeChange, AttributeValue> value = file.required("value", Cell.ATTRIBUTE, AttributeChange::value);
        Column<AttributeChange, LocalDate> recordedOn = file.recordedOn();
        return file.readBy(row -> new AttributeChange(
                row.get(account),
                row.get(attribute),
                row.get(from),
                row.get(value),
                row.find(recordedOn).orElse(row.get(from))));
    }
}
