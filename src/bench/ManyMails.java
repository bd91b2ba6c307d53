import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.Arrays;

/**
 * Publishes to many subscribers. Arguments: the database's JDBC address, the page's port, its token, how many subscribers,
 * and {@code posts N} (how long N publishing requests take) or {@code send} (how fast the mails of one leave).
 */
public final class ManyMails {

    private final HttpClient client = HttpClient.newHttpClient();
    private final String port;
    private final String token;
    private final Statement database;

    private ManyMails(Statement database, String port, String token) {
        this.database = database;
        this.port = port;
        this.token = token;
    }

    public static void main(String[] args) throws Exception {
        try (Connection connection = DriverManager.getConnection(args[0]);
                Statement statement = connection.createStatement()) {
            ManyMails bench = new ManyMails(statement, args[1], args[2]);
            bench.subscribe(Integer.parseInt(args[3]));
            if (args[4].equals("posts")) {
                bench.posts(Integer.parseInt(args[5]));
            } else {
                bench.send(Integer.parseInt(args[3]));
            }
        }
    }

    private void subscribe(int many) throws Exception {
        database.execute("truncate delivery");
        database.execute("alter table subscriber disable trigger user");
        database.execute("delete from subscriber where id like 's%'");
        database.execute(
                """
                insert into subscriber (id, channel, address, state, all_components, locale, salt, confirm_hash,
                    manage_hash, unsubscribe_hash, created_at, asked_at, confirmed_at, version)
                select 's' || lpad(n::text, 11, '0'), 'mail', 'sam.' || n || '@example.com', 'active', true, 'en',
                    md5(n::text), 'c' || n, 'm' || n, 'u' || n, now(), now(), now(), 0
                from generate_series(1, %d) n
                """
                        .formatted(many));
        database.execute("alter table subscriber enable trigger user");
        database.execute("analyze subscriber");
    }

    /** Each once the one before has been handed out to all of them: people do not publish in one breath. */
    private void posts(int many) throws Exception {
        long[] millis = new long[many];
        String page = page();
        for (int i = 0; i < many; i++) {
            long begun = System.nanoTime();
            report(page, "Slow answers " + i);
            millis[i] = (System.nanoTime() - begun) / 1_000_000;
            while (number("select count(*) from outbox where fanned_out_at is null") > 0) {
                Thread.sleep(50);
            }
        }
        Arrays.sort(millis);
        System.out.printf("publishing request: median %d ms, longest %d ms%n", millis[many / 2], millis[many - 1]);
    }

    private void send(int many) throws Exception {
        long before = number("select (extract(epoch from clock_timestamp()) * 1000)::bigint");
        report(page(), "Slow answers");
        while (number("select count(*) from (select 1 from delivery where state <> 'queued' limit 1) d") == 0
                || number("select count(*) from (select 1 from delivery where state = 'queued' limit 1) d") > 0) {
            Thread.sleep(200);
        }
        long first = number("select (extract(epoch from min(finished_at)) * 1000)::bigint from delivery") - before;
        long span = number(
                "select (extract(epoch from max(finished_at) - min(finished_at)) * 1000)::bigint from delivery");
        long sent = number("select count(*) from delivery where state = 'sent'");
        System.out.printf(
                "%d of %d sent, the first after %d ms, %.0f a second%n", sent, many, first, sent * 1000.0 / span);
    }

    private String page() throws Exception {
        return call("GET", "/v1/pages", "").replaceAll("(?s).*?\"id\":\"([a-z0-9]{12})\".*", "$1");
    }

    private void report(String page, String name) throws Exception {
        call(
                "POST",
                "/v1/pages/" + page + "/incidents",
                "{\"incident\":{\"name\":\"" + name + "\",\"status\":\"investigating\",\"body\":\"We look into it.\"}}");
    }

    private String call(String method, String path, String json) throws Exception {
        HttpResponse<String> answer = client.send(
                HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                        .header("Authorization", "OAuth " + token)
                        .header("Content-Type", "application/json")
                        .method(method, HttpRequest.BodyPublishers.ofString(json))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() / 100 != 2) {
            throw new IllegalStateException(answer.statusCode() + " " + answer.body());
        }
        return answer.body();
    }

    private long number(String sql) throws Exception {
        try (ResultSet row = database.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }
}
