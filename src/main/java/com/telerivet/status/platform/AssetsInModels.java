package com.telerivet.status.platform;

import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Every template can link the built style sheets and scripts. */
@ControllerAdvice
class AssetsInModels {

    private final Assets assets;

    AssetsInModels(Assets assets) {
        this.assets = assets;
    }

    @ModelAttribute("assets")
    Assets assets() {
        return assets;
    }
}
