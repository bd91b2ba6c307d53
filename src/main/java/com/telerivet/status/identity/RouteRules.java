package com.telerivet.status.identity;

import java.lang.annotation.Annotation;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.stereotype.Component;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerExecutionChain;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.ServletRequestPathUtils;

/**
 * Who may use a route of the desk: what the controller says by {@link Allowed} is asked for before anything of the
 * request is read. The rule stands beside the code that it guards, and a route that says nothing is closed.
 */
@Component
class RouteRules implements AuthorizationManager<RequestAuthorizationContext> {

    private final ObjectProvider<RequestMappingHandlerMapping> routes;

    RouteRules(@Qualifier("requestMappingHandlerMapping") ObjectProvider<RequestMappingHandlerMapping> routes) {
        this.routes = routes;
    }

    @Override
    public AuthorizationDecision authorize(
            Supplier<? extends @Nullable Authentication> who, RequestAuthorizationContext context) {
        Optional<HandlerMethod> route = route(context);
        if (route.isPresent() && rule(route.get(), AllowedToAnybody.class).isPresent()) {
            return new AuthorizationDecision(true);
        }
        Optional<Role> least = route.isPresent()
                ? rule(route.get(), Allowed.class).map(Allowed::value)
                : Optional.of(Role.VIEWER); // nothing is there: 404 or 405 for our own people
        return new AuthorizationDecision(
                least.isPresent() && roles(who.get()).anyMatch(role -> role.includes(least.get())));
    }

    private static <A extends Annotation> Optional<A> rule(HandlerMethod route, Class<A> kind) {
        A onMethod = route.getMethodAnnotation(kind);
        return Optional.ofNullable(
                onMethod != null ? onMethod : AnnotatedElementUtils.findMergedAnnotation(route.getBeanType(), kind));
    }

    private static Stream<Role> roles(@Nullable Authentication who) {
        if (who == null || !who.isAuthenticated()) {
            return Stream.empty();
        }
        return Role.among(who.getAuthorities());
    }

    private Optional<HandlerMethod> route(RequestAuthorizationContext context) {
        if (!ServletRequestPathUtils.hasParsedRequestPath(context.getRequest())) {
            ServletRequestPathUtils.parseAndCache(context.getRequest());
        }
        try {
            HandlerExecutionChain found = routes.getObject().getHandler(context.getRequest());
            return found != null && found.getHandler() instanceof HandlerMethod method
                    ? Optional.of(method)
                    : Optional.empty();
        } catch (HttpRequestMethodNotSupportedException e) {
            return Optional.empty();
        } catch (Exception e) {
            throw new IllegalStateException("the route of a request could not be found", e);
        }
    }
}
