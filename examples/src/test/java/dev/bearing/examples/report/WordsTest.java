package dev.bearing.examples.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WordsTest {

    @ParameterizedTest
    @CsvSource({
        "PAYING_ONLY, paying only",
        "arpa-over-churn, arpa over churn",
        "expectedReaches, expected reaches",
        "'Paying on the day', 'Paying on the day'"
    })
    void aCodeBecomesWordsAndProseStays(String code, String words) {
        assertThat(Words.plain(code)).isEqualTo(words);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "INSUFFICIENT_DATA",
                "EMPTY_BASE",
                "ZERO_CHURN",
                "UNBOUNDED",
                "CENSORED",
                "NOT_CONFIGURED",
                "OUTSIDE_MODEL_RANGE",
                "DID_NOT_CONVERGE"
            })
    void everyReasonHasWordsOfItsOwn(String code) {
        assertThat(Words.reason(code)).isNotEqualTo(Words.plain(code)).doesNotContain("_");
    }

    @Test
    void anIdOfTheVendorsKeepsItsLetters() {
        assertThat(Words.label("CRM_live")).isEqualTo("CRM live");
        assertThat(Words.label("_ as written _")).isEqualTo("_ as written _");
    }

    @Test
    void aPopulationSaysWhoIsMeant() {
        assertThat(Words.population("CLOSED_COHORT")).startsWith("those who were paying");
        assertThat(Words.population("LATER_ONE")).isEqualTo("later one");
    }

    @Test
    void datesAreWrittenOut() {
        assertThat(Words.date("2026-09-17")).isEqualTo("17 September 2026");
        assertThat(Words.month("2026-02")).isEqualTo("February 2026");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "2026-02-30", "2026-13"})
    void whatIsNoDateStaysAsItIs(String text) {
        assertThat(Words.date(text)).isEqualTo(text);
        assertThat(Words.month(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "'report_used was reached on 2026-07-02, 60 days ago', 'report used was reached on 2 July 2026, 60 days ago'",
        "'logins: 3 in 30 days', 'logins: 3 in 30 days'",
        "'a_b_1: 2026-02-30', 'a b 1: 2026-02-30'",
        "'_ as Written_by hand _', '_ as Written_by hand _'"
    })
    void aSentenceLosesItsCodes(String text, String prose) {
        assertThat(Words.prose(text)).isEqualTo(prose);
        assertThat(Words.prose(prose)).isEqualTo(prose);
    }

    @ParameterizedTest
    @CsvSource({"P1M, month", "P1D, day", "P14D, 14 days", "P2W, 2 weeks", "P1Y, year", "P1M2D, P1M2D", "often, often"})
    void aPeriodOfOneUnitIsSpelledOut(String iso, String words) {
        assertThat(Words.period(iso)).isEqualTo(words);
    }

    @Test
    void oneThingIsSingular() {
        assertThat(Words.count(1, "account")).isEqualTo("1 account");
        assertThat(Words.count(12345, "account")).isEqualTo("12,345 accounts");
    }
}
