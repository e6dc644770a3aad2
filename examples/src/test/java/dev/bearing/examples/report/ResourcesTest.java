package dev.bearing.examples.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ResourcesTest {

    private final String charts = new String(Resources.charts(), UTF_8);

    @Test
    void theNamedHashIsThatOfTheCharts() {
        assertThat(ContentPolicy.hash(Resources.charts())).isEqualTo(Resources.ECHARTS_HASH);
    }

    @Test
    void scriptsCanStandInsideAScriptElement() {
        for (String script : new String[] {charts, Resources.script()}) {
            assertThat(script).doesNotContainIgnoringCase("</script").doesNotContain("<!--", "\r");
        }
    }

    @Test
    void ourScriptNeverTurnsTextIntoHtmlOrCode() {
        assertThat(Resources.script())
                .doesNotContain("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "Function(");
    }

    @Test
    void theChartsKeepTheirLicence() {
        assertThat(charts).contains("Apache License, Version 2.0");
    }
}
