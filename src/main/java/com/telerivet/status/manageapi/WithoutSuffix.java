package com.telerivet.status.manageapi;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;

/** Old clients end every path with {@code .json}: it means nothing here, so nobody behind the door sees it. */
final class WithoutSuffix extends HttpServletRequestWrapper {

    private static final String SUFFIX = ".json";

    WithoutSuffix(HttpServletRequest request) {
        super(request);
    }

    @Override
    public String getRequestURI() {
        return cut(super.getRequestURI());
    }

    @Override
    public StringBuffer getRequestURL() {
        return new StringBuffer(cut(super.getRequestURL().toString()));
    }

    @Override
    public String getServletPath() {
        return cut(super.getServletPath());
    }

    private static String cut(String path) {
        return path.endsWith(SUFFIX) ? path.substring(0, path.length() - SUFFIX.length()) : path;
    }
}
