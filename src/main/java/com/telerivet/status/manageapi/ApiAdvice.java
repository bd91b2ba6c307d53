package com.telerivet.status.manageapi;

import com.telerivet.status.alert.AlertRejected;
import com.telerivet.status.component.ComponentRejected;
import com.telerivet.status.incident.EditedMeanwhile;
import com.telerivet.status.incident.IncidentRejected;
import com.telerivet.status.metric.PointRejected;
import com.telerivet.status.metric.otlp.MalformedOtlp;
import com.telerivet.status.metric.otlp.OtlpRuleRejected;
import com.telerivet.status.metric.prometheus.PullRejected;
import com.telerivet.status.page.PageRejected;
import com.telerivet.status.probe.AgentRejected;
import com.telerivet.status.probe.ProbeRejected;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.NoSuchElementException;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Says in this API's form what the rooms refuse. */
@RestControllerAdvice(basePackageClasses = ApiAdvice.class)
class ApiAdvice {

    @ExceptionHandler
    void refused(ApiError error, HttpServletResponse response) throws IOException {
        ErrorAnswer.write(response, error.status(), error.sentences());
    }

    @ExceptionHandler
    void refused(IncidentRejected error, HttpServletResponse response) throws IOException {
        ErrorAnswer.write(response, 422, List.of(String.valueOf(error.getMessage())));
    }

    @ExceptionHandler
    void refused(PointRejected error, HttpServletResponse response) throws IOException {
        ErrorAnswer.write(response, 422, List.of(String.valueOf(error.getMessage())));
    }

    @ExceptionHandler({
        AgentRejected.class,
        AlertRejected.class,
        OtlpRuleRejected.class,
        PageRejected.class,
        ProbeRejected.class,
        PullRejected.class
    })
    void refused(RuntimeException error, HttpServletResponse response) throws IOException {
        ErrorAnswer.write(response, 422, List.of(String.valueOf(error.getMessage())));
    }

    @ExceptionHandler
    void refused(MalformedOtlp error, HttpServletResponse response) throws IOException {
        ErrorAnswer.write(response, 400, List.of(String.valueOf(error.getMessage())));
    }

    @ExceptionHandler
    void refused(ComponentRejected error, HttpServletResponse response) throws IOException {
        ErrorAnswer.write(response, 422, List.of(String.valueOf(error.getMessage())));
    }

    @ExceptionHandler
    void absent(NoSuchElementException error, HttpServletResponse response) throws IOException {
        ErrorAnswer.write(response, 404);
    }

    @ExceptionHandler
    void changedMeanwhile(EditedMeanwhile error, HttpServletResponse response) throws IOException {
        ErrorAnswer.write(response, 409, List.of(String.valueOf(error.getMessage())));
    }

    @ExceptionHandler({ConcurrencyFailureException.class, DataIntegrityViolationException.class})
    void changedMeanwhile(DataAccessException error, HttpServletResponse response) throws IOException {
        ErrorAnswer.write(response, 409);
    }
}
