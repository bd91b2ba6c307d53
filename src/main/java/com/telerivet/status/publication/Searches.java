package com.telerivet.status.publication;

import io.github.bucket4j.Bucket;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Answers {@code /search?q=words}: the one public page that is made for who asks (decision 53). It goes by the edition
 * that all other documents come from, so it needs no database either, and an instance answers so many and no more.
 */
@Component
class Searches {

    private static final Pattern PATH = Pattern.compile("(/[a-z]{2})?/search");
    private static final int AT_ONCE = 40;
    private static final int A_SECOND = 10;

    private final SiteStore site;
    private final List<Renderer> renderers;
    private final SearchIndex index;
    private final Bucket allowance = Bucket.builder()
            .addLimit(limit -> limit.capacity(AT_ONCE).refillGreedy(A_SECOND, Duration.ofSeconds(1)))
            .build();

    Searches(SiteStore site, List<Renderer> renderers, SearchIndex index) {
        this.site = site;
        this.renderers = renderers;
        this.index = index;
    }

    static boolean isOne(String path) {
        return path.endsWith("/search") && PATH.matcher(path).matches();
    }

    void answer(Request request, Response response) throws IOException {
        DocumentResponse answer = new DocumentResponse(request, response);
        Edition edition = site.present();
        if (!answer.isRead()) {
            answer.refuseMethod(false);
        } else if (edition == null) {
            answer.notReady(false);
        } else if (!allowance.tryConsume(1)) {
            answer.tooMany();
        } else {
            Optional<RenderedDocument> page = page(request, edition.snapshot());
            if (page.isPresent()) {
                answer.sendOnce(page.get());
            } else {
                answer.notFound(site.find(RenderedDocument.NOT_FOUND));
            }
        }
    }

    private Optional<RenderedDocument> page(Request request, SiteSnapshot snapshot) {
        Question question = Question.of(asked(request, "q"), asked(request, "component"), asked(request, "page"));
        Finding finding = index.find(snapshot, question);
        return renderers.stream()
                .flatMap(renderer -> renderer.answer(request.getRequestURI(), finding, snapshot).stream())
                .findFirst();
    }

    private static @Nullable String asked(Request request, String name) {
        return request.getParameter(name);
    }
}
