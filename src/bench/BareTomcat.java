import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.catalina.Context;
import org.apache.catalina.startup.Tomcat;

/**
 * The limit of the machine for a Java server: an embedded Tomcat with one servlet that writes the same bytes, under the
 * same headers and with the same write buffer as the page that it copied them from. Arguments: port, the page's address,
 * paths.
 */
public final class BareTomcat {

    private static final List<String> COPIED =
            List.of("Content-Type", "Content-Encoding", "ETag", "Cache-Control", "Vary", "Last-Modified");

    private record Copy(Map<String, String> headers, byte[] body) {}

    public static void main(String[] args) throws Exception {
        Map<String, Copy> copies = new HashMap<>();
        for (int i = 2; i < args.length; i++) {
            copies.put(args[i], copy(URI.create(args[1] + args[i])));
        }
        Tomcat tomcat = new Tomcat();
        tomcat.setBaseDir(System.getProperty("java.io.tmpdir"));
        tomcat.setPort(Integer.parseInt(args[0]));
        tomcat.getConnector().setProperty("socket.appWriteBufSize", "32768");
        tomcat.getConnector().setProperty("maxKeepAliveRequests", "-1");
        Context context = tomcat.addContext("", new File(".").getAbsolutePath());
        Tomcat.addServlet(context, "copies", new HttpServlet() {
            @Override
            protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
                Copy copy = copies.get(request.getRequestURI());
                copy.headers().forEach(response::setHeader);
                response.setContentLength(copy.body().length);
                response.getOutputStream().write(copy.body());
            }
        });
        context.addServletMapping("/", "copies");
        tomcat.start();
        tomcat.getServer().await();
    }

    private static Copy copy(URI address) throws Exception {
        HttpResponse<byte[]> page = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(address).header("Accept-Encoding", "gzip").build(),
                        HttpResponse.BodyHandlers.ofByteArray());
        Map<String, String> headers = new HashMap<>();
        COPIED.forEach(name -> page.headers().firstValue(name).ifPresent(value -> headers.put(name, value)));
        return new Copy(headers, page.body());
    }
}
