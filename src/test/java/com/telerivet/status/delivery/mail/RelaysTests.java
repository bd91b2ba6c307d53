package com.telerivet.status.delivery.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.telerivet.status.platform.SteadyTime;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class RelaysTests {

    private long nanos;
    private final SteadyTime time = new SteadyTime(() -> nanos);
    private final List<Relay> known = Relay.parse("smtp://one.example,smtp://two.example");
    private final Relays relays = new Relays(known, time);

    @Test
    void oneThatFailsRestsAndIsTriedAgainByOneSenderOnly() {
        relays.failed(known.get(0), 1);
        assertThat(relays.inOrder()).containsExactly(known.get(1), known.get(0));
        pass(Duration.ofSeconds(6));
        assertThat(relays.inOrder()).containsExactly(known.get(0), known.get(1));
        assertThat(relays.inOrder()).containsExactly(known.get(1), known.get(0));
        relays.worked(known.get(0));
        assertThat(relays.inOrder()).containsExactly(known.get(0), known.get(1));
    }

    @Test
    void sendersThatFailAtTheSameMomentHaveSeenOneFailure() {
        for (int i = 0; i < 8; i++) {
            relays.failed(known.get(0), 1);
        }
        pass(Duration.ofSeconds(6));
        assertThat(relays.inOrder()).startsWith(known.get(0));
    }

    @Test
    void whereAllRestTheOneThatFailsFastIsAskedFirst() {
        relays.failed(known.get(0), Duration.ofSeconds(5).toNanos());
        relays.failed(known.get(1), 1);
        assertThat(relays.inOrder()).containsExactly(known.get(1), known.get(0));
    }

    @Test
    void anAddressOnceKnownServesWhileTheResolverHangs() throws IOException {
        CountDownLatch hangs = new CountDownLatch(1);
        boolean[] isSilent = {false};
        HostAddresses addresses = new HostAddresses(
                host -> {
                    if (host.equals("unknown.example")) {
                        throw new UnknownHostException(host);
                    }
                    await(isSilent[0] ? hangs : new CountDownLatch(0));
                    return new InetAddress[] {InetAddress.getLoopbackAddress()};
                },
                time);
        assertThat(addresses.of("one.example")).containsExactly(InetAddress.getLoopbackAddress());
        isSilent[0] = true;
        pass(Duration.ofHours(1));
        assertThat(addresses.of("one.example")).containsExactly(InetAddress.getLoopbackAddress());
        assertThatThrownBy(() -> addresses.of("unknown.example")).isInstanceOf(IOException.class);
        hangs.countDown();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void pass(Duration passed) {
        nanos += passed.toNanos();
    }
}
