package com.telerivet.status.admin;

import com.telerivet.status.identity.Drafts;
import com.telerivet.status.platform.DatabaseAway;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Set;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.RequestMapping;

/** The page for what went wrong, and its JSON twin for programs. It asks no database and no session. */
@Controller
class ErrorPageController implements ErrorController {

    private static final Set<Integer> EXPLAINED = Set.of(400, 403, 404, 405, 413, 503);

    private final DeskWords words;

    ErrorPageController(DeskWords words) {
        this.words = words;
    }

    @RequestMapping("/error")
    Object explain(HttpServletRequest request, HttpServletResponse response, Model model) {
        int status = status(request);
        String kind = "admin.error." + (EXPLAINED.contains(status) ? status : status < 500 ? 400 : 500);
        response.setStatus(status);
        response.setHeader("Cache-Control", "no-store");
        if (isForPrograms(request)) {
            String title = words.say(kind);
            return ResponseEntity.status(status)
                    .header("Content-Type", "application/json")
                    .body("{\"error\":\"" + title + "\",\"message\":\"" + title + "\"}");
        }
        boolean isAtDesk = path(request).startsWith("/admin");
        model.addAttribute("emergency", status == 503 && isAtDesk);
        model.addAttribute("desk", status != 503 && isAtDesk);
        model.addAttribute("kept", request.getAttribute(Drafts.KEPT));
        model.addAttribute("heading", kind);
        model.addAttribute("text", kind + ".text");
        return "admin/error";
    }

    /** Somebody who asks for this address by name finds nothing here. */
    private static int status(HttpServletRequest request) {
        if (!(request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer status)) {
            return HttpStatus.NOT_FOUND.value();
        }
        boolean isDatabase = DatabaseAway.isBehind((Throwable) request.getAttribute(RequestDispatcher.ERROR_EXCEPTION));
        return isDatabase ? HttpStatus.SERVICE_UNAVAILABLE.value() : status;
    }

    private static boolean isForPrograms(HttpServletRequest request) {
        String path = path(request);
        String accept = String.valueOf(request.getHeader("Accept"));
        return path.startsWith("/v1/") || path.startsWith("/api/") || accept.startsWith("application/json");
    }

    private static String path(HttpServletRequest request) {
        return String.valueOf(request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI));
    }
}
