package dev.bearing.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FingerprintsTest {

    /** FIPS 180-4, example of one block: SHA-256 of "abc" begins with ba7816bf. */
    @Test
    void beginsAsTheStandardsExample() {
        assertThat(Fingerprints.of("abc")).isEqualTo("ba7816bf");
    }

    @Test
    void readsTextAsUtf8() {
        assertThat(Fingerprints.of("é")).isNotEqualTo(Fingerprints.of("e")).hasSize(8);
    }
}
