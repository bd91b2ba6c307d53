package com.telerivet.status.house;

import static com.telerivet.status.testkit.AdminClient.location;
import static org.assertj.core.api.Assertions.assertThat;

import com.telerivet.status.identity.Allowed;
import com.telerivet.status.identity.AllowedToAnybody;
import com.telerivet.status.identity.People;
import com.telerivet.status.identity.Role;
import com.telerivet.status.testkit.AdminClient;
import com.telerivet.status.testkit.AppTest;
import java.lang.annotation.Annotation;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Every route of the desk, from the application's own table, against everybody who might ask for it. */
@AppTest
@TestPropertySource(properties = "status.sample=true")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RoleMatrixTests {

    private static final String PASSWORD = "one password for the matrix";

    @Autowired
    Environment app;

    @Autowired
    People people;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    RequestMappingHandlerMapping requestMappingHandlerMapping;

    private List<Route> routes;

    /** A row of the matrix: least is null where everybody may, body satisfies what the mapping itself asks for. */
    private record Route(RequestMethod method, String path, String body, Role least, HandlerMethod code) {

        boolean changes() {
            return method != RequestMethod.GET;
        }

        boolean isFor(Role role) {
            return least == null || role.compareTo(least) >= 0;
        }

        @Override
        public String toString() {
            return method + " " + path + (body.isEmpty() ? "" : "?" + body) + " is for "
                    + (least == null ? "anybody" : least.code() + "s and above") + ": " + code;
        }
    }

    @BeforeAll
    void readTheRouteTable() {
        routes = requestMappingHandlerMapping.getHandlerMethods().entrySet().stream()
                .flatMap(entry -> rows(entry.getKey(), entry.getValue()))
                .toList();
        assertThat(routes).hasSizeGreaterThan(30);
        for (Role role : Role.values()) {
            people.add(address(role), "Matrix " + role.code(), role, PASSWORD);
        }
    }

    @Test
    void everyRouteStatesWhoMayUseIt() {
        assertThat(routes)
                .as("put @Allowed(Role...) or @AllowedToAnybody on the controller or on the method")
                .allMatch(route -> rule(route.code(), Allowed.class) != null
                        || rule(route.code(), AllowedToAnybody.class) != null);
    }

    @Test
    void aStrangerIsLedToSignIn() {
        AdminClient mallory = AdminClient.stranger(app);
        mallory.get("/admin/login");
        String token = mallory.csrfToken();
        for (Route route : routes) {
            HttpResponse<String> answer = ask(mallory, route, token);
            if (route.least() == null) {
                assertThat(answer.statusCode()).as(route.toString()).isNotIn(401, 403, 500);
            } else {
                assertThat(location(answer))
                        .as(route + " answers " + answer.statusCode())
                        .startsWith("/admin/login");
            }
        }
    }

    @Test
    void aViewerGetsNoFurtherThanTheirRole() {
        everythingAs(Role.VIEWER);
    }

    @Test
    void anEditorGetsNoFurtherThanTheirRole() {
        everythingAs(Role.EDITOR);
    }

    @Test
    void anAdministratorIsRefusedNothing() {
        everythingAs(Role.ADMINISTRATOR);
    }

    @Test
    void anExpiredSessionIsNobodys() {
        AdminClient late = signedIn(Role.ADMINISTRATOR);
        String token = late.csrfToken();
        jdbc.sql("update spring_session set last_access_time = 0, expiry_time = 0 where principal_name in"
                        + " (select id from person where email = ?)")
                .param(address(Role.ADMINISTRATOR))
                .update();
        for (Route route : routes) {
            if (route.least() != null) {
                assertThat(location(ask(late, route, token)))
                        .as(route.toString())
                        .startsWith("/admin/login");
            }
        }
    }

    @Test
    void nothingIsTakenWithAWrongFormToken() {
        AdminClient ada = signedIn(Role.ADMINISTRATOR);
        for (Route route : routes) {
            // the recovery key in its body stands in for the token
            if (route.changes() && !route.path().equals("/admin/emergency")) {
                assertThat(ask(ada, route, "wrong").statusCode())
                        .as(route.toString())
                        .isEqualTo(403);
            }
        }
    }

    /** What a viewer may post concerns themselves alone. */
    @Test
    void onlyTheirOwnAccountCanBeChangedByAViewer() {
        assertThat(routes)
                .filteredOn(route -> route.changes() && route.least() == Role.VIEWER)
                .allMatch(route -> route.path().startsWith("/admin/account"));
    }

    private void everythingAs(Role role) {
        AdminClient somebody = signedIn(role);
        String token = somebody.csrfToken();
        for (Route route : routes) {
            HttpResponse<String> answer = ask(somebody, route, token);
            if (route.isFor(role)) {
                assertThat(answer.statusCode())
                        .as(route + "\n" + answer.body())
                        .isNotIn(401, 403)
                        .isLessThan(500);
                assertThat(location(answer)).as(route.toString()).doesNotStartWith("/admin/login?next");
            } else {
                assertThat(answer.statusCode()).as(route.toString()).isEqualTo(403);
            }
        }
    }

    private AdminClient signedIn(Role role) {
        AdminClient somebody = AdminClient.stranger(app);
        somebody.signIn(address(role), PASSWORD);
        assertThat(somebody.get("/admin").statusCode()).isEqualTo(200);
        return somebody;
    }

    private static HttpResponse<String> ask(AdminClient who, Route route, String token) {
        return route.changes()
                ? who.send(route.method().name(), route.path(), route.body(), "X-XSRF-TOKEN", token)
                : who.get(route.path());
    }

    private static Stream<Route> rows(RequestMappingInfo info, HandlerMethod code) {
        Allowed allowed = rule(code, Allowed.class);
        Role least = rule(code, AllowedToAnybody.class) != null
                ? null
                : allowed == null ? Role.ADMINISTRATOR : allowed.value();
        String body = info.getParamsCondition().getExpressions().stream()
                .filter(asked -> !asked.isNegated())
                .map(asked -> asked.getName() + "=1")
                .collect(Collectors.joining("&"));
        List<Route> rows = new ArrayList<>();
        for (String path : info.getPatternValues()) {
            if (path.equals("/admin") || path.startsWith("/admin/")) {
                String real = path.replaceAll("\\{[^}]*}", "absentabsent");
                var methods = info.getMethodsCondition().getMethods();
                (methods.isEmpty() ? List.of(RequestMethod.GET) : methods)
                        .forEach(method -> rows.add(new Route(method, real, body, least, code)));
            }
        }
        return rows.stream();
    }

    private static <A extends Annotation> A rule(HandlerMethod code, Class<A> kind) {
        // on a method it overrides what the class says
        A onMethod = code.getMethodAnnotation(kind);
        return onMethod != null ? onMethod : AnnotatedElementUtils.findMergedAnnotation(code.getBeanType(), kind);
    }

    private static String address(Role role) {
        return "matrix-" + role.code().toLowerCase(Locale.ROOT) + "@example.com";
    }
}
