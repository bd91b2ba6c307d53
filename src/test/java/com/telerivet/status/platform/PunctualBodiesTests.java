package com.telerivet.status.platform;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.DelegatingServletInputStream;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class PunctualBodiesTests {

    private final AtomicLong nanos = new AtomicLong();
    private final PunctualBodies bodies = new PunctualBodies(new SteadyTime(nanos::get));
    private final MockHttpServletResponse response = new MockHttpServletResponse();
    private final List<HttpServletRequest> passed = new ArrayList<>();

    @Test
    void aFormArrivesWithItsFieldsAndTheQuerys() throws Exception {
        MockHttpServletRequest request = post("/subscribe", "email=sam%40example.com&all=on".getBytes());
        request.setContentType("application/x-www-form-urlencoded;charset=UTF-8");
        request.addParameter("from", "embed");
        pass(request);
        assertThat(passed).singleElement().satisfies(r -> {
            assertThat(r.getParameter("email")).isEqualTo("sam@example.com");
            assertThat(r.getParameter("from")).isEqualTo("embed");
            assertThat(r.getParameter("nothing")).isNull();
        });
    }

    @Test
    void aBodyOfAnyOtherTypeCanBeReadAsItCame() throws Exception {
        byte[] json = "{\"a\":\"é\"}".getBytes(StandardCharsets.UTF_8);
        MockHttpServletRequest request = post("/v1/pages", json);
        request.setContentType("application/json");
        pass(request);
        assertThat(passed.get(0).getInputStream().readAllBytes()).isEqualTo(json);
        assertThat(passed.get(0).getReader().readLine()).isEqualTo("{\"a\":\"é\"}");
    }

    @ParameterizedTest
    @CsvSource({
        "/subscribe, 16384, 200",
        "/subscribe, 16385, 413",
        "/subscribe, 3000000, 413",
        "/admin/incidents, 262144, 200",
        "/admin/incidents, 262145, 413",
        "/v1/pages/x/metrics/data, 2097152, 200",
        "/v1/pages/x/metrics/data, 2097153, 413",
    })
    void whatIsTooLargeIsRefused(String path, int size, int status) throws Exception {
        pass(post(path, new byte[size]));
        assertThat(response.getStatus()).isEqualTo(status);
        assertThat(passed).hasSize(status == 200 ? 1 : 0);
    }

    @Test
    void aBodyThatTricklesIsCutOffAfterTwentySeconds() throws Exception {
        AtomicLong sent = new AtomicLong();
        MockHttpServletRequest slow = new MockHttpServletRequest("POST", "/subscribe") {
            @Override
            public ServletInputStream getInputStream() {
                return new DelegatingServletInputStream(new InputStream() {
                    @Override
                    public int read() {
                        nanos.addAndGet(TimeUnit.SECONDS.toNanos(2));
                        sent.incrementAndGet();
                        return 'a';
                    }
                }) {
                    @Override
                    public int read(byte[] into, int offset, int length) throws IOException {
                        into[offset] = (byte) read();
                        return 1;
                    }
                };
            }
        };
        slow.setContent(new byte[16_000]);
        pass(slow);
        assertThat(response.getStatus()).isEqualTo(408);
        assertThat(response.getHeader("Connection")).isEqualTo("close");
        assertThat(sent).hasValue(10);
        assertThat(passed).isEmpty();
    }

    @Test
    void aBodyThatBreaksOffReachesNobody() throws Exception {
        MockHttpServletRequest broken = new MockHttpServletRequest("POST", "/subscribe") {
            @Override
            public ServletInputStream getInputStream() {
                return new DelegatingServletInputStream(new InputStream() {
                    @Override
                    public int read() throws IOException {
                        throw new IOException("connection reset");
                    }
                });
            }
        };
        broken.setContent(new byte[10]);
        pass(broken);
        assertThat(passed).isEmpty();
    }

    @Test
    void aFormOfUnknownLengthIsRefusedButAProgramsBodyIsNot() throws Exception {
        pass(chunked("/subscribe"));
        assertThat(response.getStatus()).isEqualTo(411);
        pass(chunked("/v1/pages/x/metrics/data"));
        assertThat(passed).hasSize(1);
    }

    @Test
    void aRequestWithoutABodyPassesAsItIs() throws Exception {
        MockHttpServletRequest get = new MockHttpServletRequest("GET", "/admin");
        pass(get);
        assertThat(passed).containsExactly(get);
    }

    @Test
    void seatsAreGivenUpToTheBoundsAndComeBack() {
        Seats seats = new Seats(2, 3);
        assertThat(seats.take("a")).isTrue();
        assertThat(seats.take("a")).isTrue();
        assertThat(seats.take("a")).isFalse();
        assertThat(seats.take("b")).isTrue();
        assertThat(seats.take("c")).isFalse();
        seats.leave("a");
        assertThat(seats.take("c")).isTrue();
    }

    private void pass(MockHttpServletRequest request) throws Exception {
        bodies.doFilter(request, response, (r, answer) -> passed.add((HttpServletRequest) r));
    }

    private static MockHttpServletRequest post(String path, byte[] body) {
        MockHttpServletRequest request = new MockHttpServletRequest("POST", path);
        request.setContent(body);
        return request;
    }

    private static MockHttpServletRequest chunked(String path) {
        MockHttpServletRequest request = new MockHttpServletRequest("POST", path) {
            @Override
            public long getContentLengthLong() {
                return -1;
            }
        };
        request.setContent(new byte[10]);
        request.addHeader("Transfer-Encoding", "chunked");
        return request;
    }
}
