package com.telerivet.status.admin;

import static com.telerivet.status.testkit.AdminClient.location;
import static org.assertj.core.api.Assertions.assertThat;

import com.telerivet.status.identity.People;
import com.telerivet.status.identity.Role;
import com.telerivet.status.testkit.AdminClient;
import com.telerivet.status.testkit.AppTest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Every route of the desk, from the application's own table, against everybody who might ask for it. */
@AppTest
class RoutesTests {

    private static final Set<String> OPEN = Set.of("/admin/login", "/admin/login/refused", "/admin/setup");

    @Autowired
    Environment app;

    @Autowired
    People people;

    @Autowired
    RequestMappingHandlerMapping requestMappingHandlerMapping;

    private record Route(RequestMethod method, String path) {}

    @Test
    void aStrangerIsLedToSignInByEveryRoute() {
        AdminClient mallory = AdminClient.stranger(app);
        mallory.get("/admin/login");
        for (Route route : routes()) {
            HttpResponse<String> answer = route.method() == RequestMethod.GET
                    ? mallory.get(route.path())
                    : mallory.post(route.path(), "", "X-XSRF-TOKEN", mallory.csrfToken());
            assertThat(location(answer))
                    .as(route + " answers " + answer.statusCode())
                    .startsWith("/admin/login");
        }
    }

    @Test
    void nothingIsTakenWithoutTheFormsToken() {
        AdminClient ada = AdminClient.ada(app);
        for (Route route : routes()) {
            if (route.method() == RequestMethod.POST) {
                assertThat(ada.post(route.path(), "").statusCode())
                        .as(route.toString())
                        .isEqualTo(403);
            }
        }
    }

    @Test
    void aViewerMayLookButChangesNothing() {
        people.add("vera@example.com", "Vera", Role.VIEWER, "a viewer's own password");
        AdminClient vera = AdminClient.stranger(app);
        vera.signIn("vera@example.com", "a viewer's own password");

        assertThat(vera.page("/admin")).doesNotContain("Report an incident");
        for (Route route : routes()) {
            if (route.method() == RequestMethod.POST) {
                HttpResponse<String> answer = vera.post(route.path(), "", "X-XSRF-TOKEN", vera.csrfToken());
                assertThat(answer.statusCode()).as(route.toString()).isEqualTo(403);
            }
        }
    }

    @Test
    void aForeignHostNeverShowsUpInARedirect() throws Exception {
        assertThat(RawRequest.answer(app, "GET /admin HTTP/1.1\r\nHost: mallory.example\r\nConnection: close\r\n\r\n"))
                .contains("Location: /admin/login")
                .doesNotContain("mallory");
    }

    private List<Route> routes() {
        List<Route> routes = new ArrayList<>();
        for (RequestMappingInfo info :
                requestMappingHandlerMapping.getHandlerMethods().keySet()) {
            for (String path : info.getPatternValues()) {
                if ((path.equals("/admin") || path.startsWith("/admin/")) && !OPEN.contains(path)) {
                    String real = path.replaceAll("\\{[^}]*}", "absentabsent");
                    info.getMethodsCondition().getMethods().forEach(method -> routes.add(new Route(method, real)));
                }
            }
        }
        assertThat(routes).hasSizeGreaterThan(15);
        return routes;
    }
}
