package dev.bearing.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class PeersTest {

    @Test
    void comparesAPeerThatMovesWithTheOthersAndItself() {
        Peers moving = new Peers(new double[] {0, 3, 9, 30}).moving(0);
        assertThat(moving.shareBelow(0)).isEqualTo(0.5 / 4);
        // beside 3, 9 and 30 itself: (1 + ½) / 4, not the 2 / 4 of one more beside 0, 3, 9 and 30
        assertThat(moving.shareBelow(3.001)).isEqualTo(1.5 / 4);
        assertThat(moving.shareBelow(9)).isEqualTo((1 + 1 + 0.5 + 0.5 - 1) / 4);
        assertThat(moving.shareBelow(31)).isEqualTo(3.5 / 4);
    }

    @Test
    void takesInAPeerThatReadNothingSoFar() {
        Peers joining = new Peers(new double[] {5, 7}).moving(Double.NaN);
        assertThat(joining.shareBelow(4)).isEqualTo(0.5 / 3);
        assertThat(joining.shareBelow(6)).isEqualTo(1.5 / 3);
        assertThat(joining).isEqualTo(new Peers(new double[] {5, 7}).moving(6)).isNotEqualTo(joining.moved(5, 5));
    }

    @Test
    void leavesAPeerOnItsOwnInTheMiddle() {
        assertThat(new Peers(new double[] {5}).moving(5).shareBelow(100)).isEqualTo(0.5);
    }

    @Property(seed = "20261122", tries = 300)
    void isWhatThePeersAreOnceItHasMoved(
            @ForAll @Size(min = 1, max = 6) int @IntRange(min = 0, max = 5) [] values,
            @ForAll @IntRange(min = -1, max = 6) int to) {
        double[] all = Arrays.stream(values).asDoubleStream().toArray();
        Peers peers = new Peers(all);
        double[] after = all.clone();
        after[0] = to;
        assertThat(peers.moved(all[0], to)).isEqualTo(new Peers(after));
        assertThat(peers.moving(all[0]).shareBelow(to)).isEqualTo(new Peers(after).shareBelow(to));
        double[] joined = Arrays.copyOf(all, all.length + 1);
        joined[all.length] = to;
        assertThat(peers.moved(Double.NaN, to)).isEqualTo(new Peers(joined));
        assertThat(peers.moving(Double.NaN).shareBelow(to)).isEqualTo(new Peers(joined).shareBelow(to));
        assertThat(peers.moved(all[0], Double.NaN).count()).isEqualTo(all.length - 1);
    }
}
