package dev.bearing.examples.snippets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

class ReviewPathTest {

    private static JsonNode json(String text) throws JsonProcessingException {
        return new ObjectMapper().readTree(text.replace('\'', '"'));
    }

    private static boolean leads(String path, String review) throws JsonProcessingException {
        return ReviewPath.of(path).leads(json(review));
    }

    @Test
    void oneSilentEntryOfAListIsEnoughToFail() throws JsonProcessingException {
        assertThat(leads("a.b", "{'a': [{'b': 1}, {'b': false}]}")).isTrue();
        assertThat(leads("a.b", "{'a': [{'b': 1}, {'b': null}]}")).isFalse();
        assertThat(leads("a.b", "{'a': [{'b': 1}, {}]}")).isFalse();
        assertThat(leads("a.b", "{'a': [{'b': 1}, {'b': []}]}")).isFalse();
        assertThat(leads("a.b", "{'a': []}")).isFalse();
        assertThat(leads("a", "{'a': []}")).isFalse();
        assertThat(leads("a", "{'b': 1}")).isFalse();
    }

    @Test
    void someMeansNotAllAndNotNone() throws JsonProcessingException {
        assertThat(leads("a[some].b", "{'a': [{'b': 1}, {'b': null}]}")).isTrue();
        assertThat(leads("a[some].b", "{'a': [{'b': 1}, {'b': 2}]}")).isFalse();
        assertThat(leads("a[some].b", "{'a': [{'b': null}]}")).isFalse();
    }

    @Test
    void aNamedEntryMustBeThereAndAnswer() throws JsonProcessingException {
        String review = "{'a': [{'k': 'X', 'b': 1}, {'k': 'Y', 'b': null}]}";
        assertThat(leads("a[k=X].b", review)).isTrue();
        assertThat(leads("a[k=X]", review)).isTrue();
        assertThat(leads("a[k=Y].b", review)).isFalse();
        assertThat(leads("a[k=Z].b", review)).isFalse();
        assertThatIllegalArgumentException().isThrownBy(() -> ReviewPath.of("a[0].b"));
    }
}
