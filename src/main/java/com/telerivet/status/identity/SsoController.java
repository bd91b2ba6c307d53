package com.telerivet.status.identity;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The way to the provider, where there is one and it answers. */
@Controller
@AllowedToAnybody
class SsoController {

    private final SsoProvider provider;

    SsoController(SsoProvider provider) {
        this.provider = provider;
    }

    @GetMapping("/admin/login/sso")
    String start() {
        return provider.isReachable()
                ? "redirect:" + SsoProvider.START + "/" + SsoProvider.ID
                : "redirect:/admin/login?sso=away";
    }
}
