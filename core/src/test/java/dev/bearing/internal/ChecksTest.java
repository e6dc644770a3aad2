package dev.bearing.internal;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;

class ChecksTest {

    @Test
    void whatHoldsPasses() {
        assertThatCode(() -> {
                    Checks.checkArgument(true, "never said");
                    Checks.checkArgument(true, "never said %s", 1L);
                    Checks.checkArgument(true, "never said %s", 1.5);
                    Checks.checkArgument(true, "never said %s", "x");
                    Checks.checkArgument(true, "never said %s %s", 1L, 2L);
                    Checks.checkArgument(true, "never said %s %s", "x", "y");
                    Checks.checkArgument(true, "never said %s %s %s", "x", "y", 3);
                    Checks.checkState(true, "never said");
                })
                .doesNotThrowAnyException();
    }

    @Test
    void everyShapeSaysItsValues() {
        refuses(() -> Checks.checkArgument(false, "100 % wrong"), "100 % wrong");
        refuses(() -> Checks.checkArgument(false, "n was %s", 7), "n was 7");
        refuses(() -> Checks.checkArgument(false, "p was %s", Double.NaN), "p was NaN");
        refuses(() -> Checks.checkArgument(false, "name was %s", (Object) null), "name was null");
        refuses(() -> Checks.checkArgument(false, "%s of %s", 1, 2), "1 of 2");
        refuses(
                () -> Checks.checkArgument(false, "%s must be in [0, 1], was %s", "p", 2.5),
                "p must be in [0, 1], was 2.5");
        refuses(() -> Checks.checkArgument(false, "%s, %s and %s.", "a", 'b', 3), "a, b and 3.");
    }

    @Test
    void aValueWithoutAPlaceIsLeftOut() {
        refuses(() -> Checks.checkArgument(false, "no place", 7), "no place");
    }

    @Test
    void aStateIsAnotherException() {
        assertThatIllegalStateException()
                .isThrownBy(() -> Checks.checkState(false, "%s is built", "it"))
                .withMessage("it is built");
    }

    private static void refuses(org.assertj.core.api.ThrowableAssert.ThrowingCallable call, String message) {
        assertThatIllegalArgumentException().isThrownBy(call).withMessage(message);
    }
}
