package dev.peel.core.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.WeakReference;
import org.junit.jupiter.api.Test;

class IdPoolTest {
    @Test
    void givesDenseNumbersThatDifferAcrossLeases() {
        IdPool pool = new IdPool();
        IdPool.Lease first = pool.lease();
        IdPool.Lease second = pool.lease();

        assertThat(new int[] {first.next(), second.next(), first.next()}).containsExactly(0, 1, 2);
        assertThat(pool.count()).isEqualTo(3);
    }

    @Test
    void givesNumbersAgainOnceTheirLeaseIsCollected() throws InterruptedException {
        IdPool pool = new IdPool();
        IdPool.Lease kept = pool.lease();
        kept.next();
        WeakReference<IdPool.Lease> gone = abandoned(pool);
        while (gone.get() != null) {
            System.gc();
            Thread.sleep(5);
        }

        int again = 0;
        for (int tries = 0; tries < 1000 && again < 2; tries++) {
            Thread.sleep(5); // the collector hands references over a little later
            again += pool.lease().next() < 3 ? 1 : 0;
        }

        assertThat(again).isEqualTo(2);
        assertThat(kept.next()).isNotZero();
    }

    private static WeakReference<IdPool.Lease> abandoned(IdPool pool) {
        IdPool.Lease lease = pool.lease();
        lease.next();
        lease.next();
        return new WeakReference<>(lease);
    }
}
