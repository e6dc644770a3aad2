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

    @Test
    void oneThingIsSingular() {
        assertThat(Words.count(1, "account")).isEqualTo("1 account");
        assertThat(Words.count(12345, "account")).isEqualTo("12,345 accounts");
    }
}
