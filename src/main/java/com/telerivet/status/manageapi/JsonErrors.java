package com.telerivet.status.manageapi;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;

/** What the framework refuses by itself (unknown path, wrong method, broken input) gets this API's form as well. */
final class JsonErrors extends HttpServletResponseWrapper {

    JsonErrors(HttpServletResponse response) {
        super(response);
    }

    @Override
    public void sendError(int status) throws IOException {
        ErrorAnswer.write((HttpServletResponse) getResponse(), status);
    }

    @Override
    public void sendError(int status, String message) throws IOException {
        sendError(status);
    }
}
