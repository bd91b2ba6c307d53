package com.telerivet.status.manageapi;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /v1/pages}: the page itself. */
@RestController
@RequestMapping("/v1/pages")
class PageController {

    private final ThisPage page;

    PageController(ThisPage page) {
        this.page = page;
    }

    @GetMapping
    List<Map<String, @Nullable Object>> all(Paging paging) {
        return paging.of(List.of(PageJson.of(page.profile())));
    }

    @GetMapping("/{pageId}")
    Map<String, @Nullable Object> one(@PathVariable String pageId) {
        return PageJson.of(page.named(pageId));
    }
}
