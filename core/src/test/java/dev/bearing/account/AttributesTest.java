package dev.bearing.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AttributesTest {

    @Test
    void ofSeveralChangesOfOneAttributeTheLastStays() {
        Attributes before =
                Attributes.of(Map.of("tier", AttributeValue.parse("a"), "seats", AttributeValue.parse("5")));
        Attributes after = before.with(List.of(tier("b"), tier("c")));
        assertThat(after.get("tier")).contains(AttributeValue.parse("c"));
        assertThat(after.get("seats")).contains(AttributeValue.parse("5"));
        assertThat(before.get("tier")).contains(AttributeValue.parse("a"));
        assertThat(before.with(List.of())).isEqualTo(before);
    }

    private static AttributeChange tier(String value) {
        return AttributeChange.of(AccountId.of("acme"), "tier", LocalDate.of(2026, 1, 1), AttributeValue.parse(value));
    }
}
