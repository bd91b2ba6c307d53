package com.telerivet.status.subscriber;

import com.telerivet.status.platform.StatusSettings;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Component;

/** Whether a form was sent from a page of ours, as far as the browser tells. */
@Component
class SameOrigin {

    private final String own;

    SameOrigin(StatusSettings settings) {
        this.own = settings.baseUrl();
    }

    /** False only where the browser says that another site sent it; programs that say nothing are nobody's victims. */
    boolean allows(HttpServletRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        if (site != null) {
            return site.equals("same-origin") || site.equals("none");
        }
        String origin = request.getHeader("Origin");
        // "null" is what an older browser sends from our own pages, since they give no referrer
        return origin == null
                || origin.equals("null")
                || origin.equals(own)
                || origin.replaceFirst("^https?://", "").equals(request.getHeader("Host"));
    }
}
