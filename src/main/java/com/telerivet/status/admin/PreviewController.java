package com.telerivet.status.admin;

import com.telerivet.status.identity.Allowed;
import com.telerivet.status.identity.Role;
import com.telerivet.status.platform.Markdown;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Markdown as it will be published, for the script beside a text field. */
@Controller
@Allowed(Role.EDITOR)
class PreviewController {

    private final Markdown markdown;

    PreviewController(Markdown markdown) {
        this.markdown = markdown;
    }

    @PostMapping("/admin/preview")
    ResponseEntity<String> preview(@RequestParam(defaultValue = "") String body) {
        return ResponseEntity.ok()
                .header("Content-Type", "text/html; charset=utf-8")
                .body(markdown.toHtml(body));
    }
}
