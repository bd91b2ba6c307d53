package com.telerivet.status.platform;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * The one place where the text of forms and queries is made plain: what no database keeps (U+0000, half a character)
 * is refused, and other control characters are dropped, but for tabs and line ends.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 100)
class PlainInput extends HttpFilter {

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Map<String, String[]> plain = new LinkedHashMap<>();
        try {
            for (Map.Entry<String, String[]> field : request.getParameterMap().entrySet()) {
                plain.put(PlainText.of(field.getKey()), plain(field.getValue()));
            }
        } catch (IllegalStateException | IllegalArgumentException e) {
            // also the server's own word for parameters that cannot be decoded, or are too many
            response.sendError(HttpServletResponse.SC_BAD_REQUEST);
            return;
        }
        chain.doFilter(new WithPlainFields(request, plain), response);
    }

    private static String[] plain(String[] values) {
        String[] plain = new String[values.length];
        for (int i = 0; i < values.length; i++) {
            plain[i] = PlainText.of(values[i]);
        }
        return plain;
    }

    private static final class WithPlainFields extends HttpServletRequestWrapper {

        private final Map<String, String[]> fields;

        WithPlainFields(HttpServletRequest request, Map<String, String[]> fields) {
            super(request);
            this.fields = Collections.unmodifiableMap(fields);
        }

        @Override
        public @Nullable String getParameter(String name) {
            String[] values = fields.get(name);
            return values == null || values.length == 0 ? null : values[0];
        }

        @Override
        public Map<String, String[]> getParameterMap() {
            return fields;
        }

        @Override
        public Enumeration<String> getParameterNames() {
            return Collections.enumeration(fields.keySet());
        }

        @Override
        public String @Nullable [] getParameterValues(String name) {
            return fields.get(name);
        }
    }
}
