package dev.bearing.examples.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;

class HtmlTest {

    @Test
    void textAndAttributesAreEscaped() {
        Html html = new Html().element("p", "</p><script>\"&'", "title", "\" onclick='x'");
        assertThat(html.toString())
                .isEqualTo("<p title=\"&quot; onclick=&#39;x&#39;\">&lt;/p&gt;&lt;script&gt;&quot;&amp;&#39;</p>");
    }

    @Test
    void controlCharactersAreReplaced() {
        assertThat(new Html().text("a\u0000b\u0085c\td\n").toString()).isEqualTo("a\uFFFDb\uFFFDc\td\n");
    }

    @Test
    void anElementLeftOpenIsAnError() {
        Html html = new Html().open("section").open("p").close();
        assertThatIllegalStateException()
                .isThrownBy(html::toString)
                .withMessage("every element must be closed, open are [section]");
    }

    @Test
    void aFigureShowsAllDigitsOnDemandAndSaysWhatIsNotKnown() {
        assertThat(new Html().figure(Figure.number("12.3 %", "0.1234")).toString())
                .isEqualTo("<span title=\"0.1234\">12.3 %</span>");
        assertThat(new Html().figure(Figure.unknown("too little data")).toString())
                .isEqualTo("<span class=\"unknown\">not known: too little data</span>");
    }
}
