package dev.bearing.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LazyTest {

    @Test
    void asksItsSourceOnceHoweverManyThreadsWant() {
        AtomicInteger asked = new AtomicInteger();
        Lazy<String> lazy = Lazy.of(() -> "asked " + asked.incrementAndGet());
        assertThat(asked).hasValue(0);

        List<String> seen = IntStream.range(0, 1_000)
                .parallel()
                .mapToObj(i -> lazy.get())
                .distinct()
                .toList();

        assertThat(seen).containsExactly("asked 1");
    }

    @Test
    void asksAgainAfterAFailure() {
        AtomicInteger asked = new AtomicInteger();
        Lazy<String> lazy = Lazy.of(() -> {
            if (asked.incrementAndGet() == 1) {
                throw new IllegalStateException("not yet");
            }
            return "ready";
        });

        assertThatIllegalStateException().isThrownBy(lazy::get).withMessage("not yet");
        assertThat(lazy.get()).isEqualTo("ready");
    }
}
