package dev.bearing.examples;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class PathSummaryTest {

    private static List<String> lines(String review) {
        StringWriter text = new StringWriter();
        try {
            JsonNode json = new ObjectMapper().readTree(review.replace('\'', '"'));
            PathSummary.print(json, new PrintWriter(text, true));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString().lines().toList();
    }

    @Test
    void saysNothingWhereNothingIsKnown() {
        assertThat(lines("{'fitSummary': {'stretchShare': {'denominator': 0}}, 'gaps': [{'currency': 'USD'}]}"))
                .isEmpty();
    }

    @Test
    void namesTheClassesTheGapAtWhichMostWaitAndLateContact() {
        String gap = "{'currency': 'USD', 'to': '%s', 'kind': '%s', 'verdict': '%s', 'accounts': %d}";
        String gaps = String.join(
                ",",
                gap.formatted("data_in", "DROP_OFF", "GAP", 3),
                gap.formatted("decided", "PERCEPTION", "GAP", 9),
                gap.formatted("again", "DWELL", "NO_GAP_FOUND", 40),
                gap.formatted("decided", "PERCEPTION", "GAP", 70).replace("USD", "ZAR"));
        assertThat(lines("{'fitSummary': {'stretchShare': {'denominator': 5}, 'unclassified': 2,"
                        + " 'classes': {'GOOD': 4, 'NOT_YET': 1, 'BAD': 0}}, 'gaps': [" + gaps + "],"
                        + " 'interactions': {'cadenceMet': {'numerator': 3, 'denominator': 8}}}"))
                .containsExactly(
                        "",
                        "Fit      good 4, not yet 1, not known 2",
                        "Path     customers in USD get lost in 2 of 3 places looked at; most wait at decided: 9, who do not"
                                + " confirm what we say is achieved",
                        "Contact  in time with 3 of 8 customers who need it");
    }
}
