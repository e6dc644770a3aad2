package dev.bearing.examples.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NamesTest {

    private final Names names = Names.in(Fixture.json("{'health': {'accounts': [{'accountId': 'a-1', 'name': 'Acme'},"
            + " {'accountId': 'a-2'}]}, 'renewals': [{'accountId': 'a-3', 'name': 'Zest'}]}"));

    @Test
    void anAccountIsCalledByItsNameWithItsIdInTheTooltip() {
        assertThat(names.of(Fixture.json("{'accountId': 'a-1'}"))).isEqualTo(new Figure("Acme", "a-1", true, false));
        assertThat(names.of(Fixture.json("{'accountId': 'a-3'}")).text()).isEqualTo("Zest");
    }

    @Test
    void anAccountWithoutANameKeepsItsId() {
        assertThat(names.of(Fixture.json("{'accountId': 'a-2'}"))).isEqualTo(Figure.words("a-2"));
        assertThat(names.of(Fixture.json("{'accountId': 'b_1'}"))).isEqualTo(Figure.words("b_1"));
    }
}
