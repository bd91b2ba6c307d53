package com.telerivet.status.manageapi;

import com.telerivet.status.metric.PointRejected;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Takes points that come as JSON right behind {@link ApiDoor}: finding the route and the framework's own filters cost
 * more than the point, and a park of servers sends thousands a second.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 51)
class PointsDoor extends HttpFilter {

    private static final Pattern POINTS = Pattern.compile("/v1/pages/([\\w-]{1,64})/metrics/(?:([\\w-]{1,64})/)?data");
    private static final JsonMapper JSON = JsonMapper.shared();

    private final transient Points points;

    PointsDoor(Points points) {
        this.points = points;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Matcher path = POINTS.matcher(request.getRequestURI());
        boolean isOurs = request.getMethod().equals("POST")
                && request.getAttribute(ApiDoor.TOKEN) != null
                && path.matches()
                && request.getHeader(Repetitions.HEADER) == null
                && !ApiInput.isForm(request);
        if (!isOurs) {
            chain.doFilter(request, response);
            return;
        }
        try {
            ApiInput input = ApiInput.of(request);
            if (path.group(2) == null) {
                answer(response, HttpServletResponse.SC_ACCEPTED, points.many(path.group(1), input));
            } else {
                answer(response, HttpServletResponse.SC_CREATED, points.one(path.group(1), path.group(2), input));
            }
        } catch (ApiError e) {
            ErrorAnswer.write(response, e.status(), e.sentences());
        } catch (PointRejected e) {
            ErrorAnswer.write(response, 422, List.of(String.valueOf(e.getMessage())));
        }
    }

    private static void answer(HttpServletResponse response, int status, Map<String, Object> understood)
            throws IOException {
        byte[] body = JSON.writeValueAsBytes(understood);
        response.setStatus(status);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setContentType("application/json");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
