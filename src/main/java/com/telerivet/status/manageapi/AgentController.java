package com.telerivet.status.manageapi;

import com.telerivet.status.probe.AgentReport;
import com.telerivet.status.probe.AgentReports;
import com.telerivet.status.probe.AgentWire;
import com.telerivet.status.probe.ProbeAgent;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JacksonException;

/** What agents come for; each signs in with its own token, which opens nothing else. */
@RestController
@RequestMapping("/v1/agent")
class AgentController {

    private final AgentReports reports;

    AgentController(AgentReports reports) {
        this.reports = reports;
    }

    @GetMapping("/checks")
    ResponseEntity<byte[]> checks(@RequestAttribute(ApiDoor.AGENT) ProbeAgent agent) {
        return json(reports.checks(agent));
    }

    @PostMapping("/results")
    ResponseEntity<byte[]> results(@RequestAttribute(ApiDoor.AGENT) ProbeAgent agent, HttpServletRequest request)
            throws IOException {
        AgentReport report;
        try {
            report = AgentWire.read(request.getInputStream().readAllBytes(), AgentReport.class);
        } catch (JacksonException e) {
            throw ApiError.badRequest("The body is not a report as agents write it");
        }
        if (report == null) {
            throw ApiError.badRequest("The body is not a report as agents write it");
        }
        return json(reports.take(agent, report));
    }

    private static ResponseEntity<byte[]> json(Object answer) {
        return ResponseEntity.ok().header("Content-Type", "application/json").body(AgentWire.write(answer));
    }
}
