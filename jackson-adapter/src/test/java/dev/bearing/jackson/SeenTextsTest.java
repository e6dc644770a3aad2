package dev.bearing.jackson;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SeenTextsTest {

    private final List<String> read = new ArrayList<>();
    private final SeenTexts<String> texts = new SeenTexts<>(text -> {
        read.add(text);
        return text.startsWith("!") ? Optional.empty() : Optional.of(text);
    });

    private int number(String text) {
        CsvRows rows = new CsvRows();
        rows.beginRow();
        rows.add(text.toCharArray(), 0, text.length());
        rows.endRow(1);
        return texts.of(rows, rows.from(0), rows.to(0));
    }

    @Test
    void readsEachTextOnce() {
        for (String text : List.of("pro", "a plan of more than eight letters", "план", "планы", "planы", "!odd")) {
            int number = number(text);
            assertThat(number(text)).isEqualTo(number);
            if (number != SeenTexts.UNREADABLE) {
                assertThat(texts.get(number)).isEqualTo(text);
            }
        }
        assertThat(read).containsExactly("pro", "a plan of more than eight letters", "план", "планы", "planы", "!odd");
    }

    @Test
    void keepsNoLongText() {
        String longest = "p".repeat(256);
        assertThat(texts.get(number(longest))).isEqualTo(longest);
        assertThat(number(longest + "p")).isEqualTo(SeenTexts.UNREADABLE);
        assertThat(read).containsExactly(longest);
    }

    @Test
    void forgetsManyTextsAlsoSuchAsCannotBeRead() {
        for (int i = 0; i < 5_000; i++) {
            assertThat(number("!" + i)).isEqualTo(SeenTexts.UNREADABLE);
        }
        texts.forgetIfMany();
        number("!0");
        assertThat(read).hasSize(5_001);
    }
}
