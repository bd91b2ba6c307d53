package com.telerivet.status.testkit;

import java.net.http.HttpResponse;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.http.server.PathContainer;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.pattern.PathPattern;

/**
 * The pages of the desk by the application's own route table. What stands for an id in a route is learned as a person
 * does: from the links of the other pages.
 */
public final class DeskPages {

    private static final Pattern LINK = Pattern.compile("(?:href|src)=\"(/admin[^\"?#]*)");

    private final Map<PathPattern, String> found = new LinkedHashMap<>();
    private final Set<PathPattern> unknown = new TreeSet<>(PathPattern::compareTo);
    private final Deque<String> unread = new ArrayDeque<>();

    /** Walks through the desk as that person until no page names another route. */
    public DeskPages(RequestMappingHandlerMapping table, AdminClient person) {
        table.getHandlerMethods().keySet().stream()
                .filter(route -> {
                    Set<RequestMethod> methods = route.getMethodsCondition().getMethods();
                    return methods.isEmpty() || methods.contains(RequestMethod.GET);
                })
                .filter(route -> route.getPathPatternsCondition() != null)
                .flatMap(route -> route.getPathPatternsCondition().getPatterns().stream())
                .filter(route -> (route.getPatternString() + "/").startsWith("/admin/"))
                .forEach(unknown::add);
        unknown.stream()
                .map(PathPattern::getPatternString)
                .filter(path -> !path.contains("{"))
                .toList()
                .forEach(this::meet);
        while (!unread.isEmpty()) {
            read(person, unread.poll());
        }
    }

    /** One path for each route that answers this person with a page. */
    public Collection<String> paths() {
        return found.values();
    }

    /** The routes that no page links to. */
    public Collection<String> unreached() {
        return unknown.stream().map(PathPattern::getPatternString).toList();
    }

    private void read(AdminClient person, String path) {
        HttpResponse<String> answer = person.get(path);
        String type = answer.headers().firstValue("Content-Type").orElse("");
        if (answer.statusCode() != 200 || !type.startsWith("text/html")) {
            found.values().remove(path);
            return;
        }
        Matcher link = LINK.matcher(answer.body());
        while (link.find()) {
            meet(link.group(1));
        }
    }

    /** The closest route takes the path, as in the application. */
    private void meet(String path) {
        PathContainer parsed = PathContainer.parsePath(path);
        Optional<PathPattern> known =
                found.keySet().stream().filter(route -> route.matches(parsed)).min(PathPattern::compareTo);
        Optional<PathPattern> route =
                unknown.stream().filter(each -> each.matches(parsed)).min(PathPattern::compareTo);
        if (route.isPresent() && (known.isEmpty() || route.get().compareTo(known.get()) < 0)) {
            unknown.remove(route.get());
            found.put(route.get(), path);
            unread.add(path);
        }
    }
}
