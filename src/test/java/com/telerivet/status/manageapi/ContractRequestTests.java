package com.telerivet.status.manageapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.telerivet.status.identity.ApiTokens;
import com.telerivet.status.identity.TokenScope;
import com.telerivet.status.page.StatusPage;
import com.telerivet.status.testkit.AppTest;
import com.telerivet.status.testkit.Site;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The requests that the contract speaks of, row by row, sent to a running page. */
@AppTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ContractRequestTests {

    private static final Pattern SAYING = Pattern.compile("(\\S*) ?(=|~|#|as|absent) ?(.*)");
    private static final int REQUESTS_A_TOKEN = 400;

    @Autowired
    private StatusPage page;

    @Autowired
    private ApiTokens tokens;

    @Value("${server.port}")
    private int port;

    private ContractPage contract;

    private record Row(String title, String method, String path, String body, int status, String says) {

        static Row of(String line) {
            String[] column = line.split(" \\| ?", -1);
            String[] request = column[1].split(" ", 2);
            return new Row(column[0], request[0], request[1], column[2], Integer.parseInt(column[3]), column[4]);
        }

        @Override
        public String toString() {
            return title;
        }
    }

    @BeforeAll
    void makeOneOfEach() {
        assertThat(REQUESTS_A_TOKEN).as("one token is allowed 600 a minute").isGreaterThan((int) countRows());
        String token = tokens.create("Contract requests", Set.of(TokenScope.ADMIN), null)
                .secret()
                .text();
        contract = new ContractPage(
                new ApiClient(port).with(token), new Site(port), page.profile().id());
    }

    static Stream<Row> rows() {
        return lines().map(Row::of);
    }

    @ParameterizedTest
    @MethodSource("rows")
    void theAnswerIsAsTheContractSays(Row row) {
        ApiClient.Answer answer = contract.send(row.method(), row.path(), row.body());

        assertThat(answer.status()).as(answer.json().toString()).isEqualTo(row.status());
        if (row.status() == 204) {
            assertThat(answer.response().body()).isEmpty();
        }
        if (row.status() == 422) {
            assertThat(answer.json().get("error").isArray()).isTrue();
            assertThat(answer.json().get("message").isString()).isTrue();
        }
        if (!row.says().isBlank()) {
            for (String saying : row.says().split(" ; ", -1)) {
                compare(saying, answer.json());
            }
        }
    }

    private void compare(String saying, JsonNode answer) {
        Matcher parts = SAYING.matcher(saying);
        assertThat(parts.matches()).as(saying).isTrue();
        JsonNode value = answer.at(contract.filled(parts.group(1)));
        String expected = contract.filled(parts.group(3));
        String what = saying + " in " + answer;
        switch (parts.group(2)) {
            case "=" -> assertThat(value).as(what).isEqualTo(JsonMapper.shared().readTree(expected));
            case "~" -> assertThat(value.asString("")).as(what).matches(expected);
            case "#" -> assertThat(value.size()).as(what).isEqualTo(Integer.parseInt(expected));
            case "absent" -> assertThat(value.isMissingNode()).as(what).isTrue();
            default -> contract.remember(expected, value.asString());
        }
    }

    private static long countRows() {
        return lines().count();
    }

    private static Stream<String> lines() {
        try {
            return new ClassPathResource("contract/requests.txt")
                    .getContentAsString(StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
