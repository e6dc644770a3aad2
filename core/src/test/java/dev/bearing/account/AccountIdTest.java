package dev.bearing.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AccountIdTest {

    @ParameterizedTest
    @ValueSource(strings = {"a", "acct-1", "two words", "äß漢", "a.b@c", "42"})
    void takesTheVendorsKeyAsItIs(String key) {
        assertThat(AccountId.of(key)).hasToString(key).isEqualTo(AccountId.of(key));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {"a |a ", " a| a", "\ta|\\u0009a", "a\u00a0|a\\u00a0", "a\u2028|a\\u2028"})
    void refusesWhiteSpaceAroundAKey(String key, String shown) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AccountId.of(key))
                .withMessage("an account id must have no white space before or after it, was \"" + shown + '"');
    }

    @Test
    void refusesAKeyThatEndsItsLine() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AccountId.of("a\n"))
                .withMessage("an account id must have no white space before or after it, was \"a\\u000a\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u0000", "a\u0000b", "\u007fa", "a\u0085b", "a\tb"})
    void refusesControlCharacters(String key) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AccountId.of(key))
                .withMessageStartingWith("an account id must have no control character, was \"")
                .withMessageMatching(".*\\\\u00.*");
    }

    @Test
    void refusesWhatIsNoKey() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AccountId.of(" "))
                .withMessage("an account id must not be blank");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AccountId.of("a".repeat(513)))
                .withMessage("an account id has at most 512 characters, was 513");
    }
}
