package com.telerivet.status.manageapi;

import com.telerivet.status.alert.AlertRejected;
import com.telerivet.status.alert.ForeignAlerts;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Alerts of other programs, each of which proposes an incident. */
@RestController
class AlertController {

    private static final int LARGEST_BODY = 512 * 1024;

    private final ForeignAlerts alerts;

    AlertController(ForeignAlerts alerts) {
        this.alerts = alerts;
    }

    @PostMapping("/v1/alerts")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Map<String, List<String>> take(HttpServletRequest request) throws IOException {
        byte[] body = ApiInput.bytes(request.getInputStream(), LARGEST_BODY);
        try {
            return Map.of("proposals", alerts.take(body));
        } catch (AlertRejected e) {
            throw ApiError.invalid(String.valueOf(e.getMessage()));
        }
    }
}
