package com.telerivet.status.manageapi;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;

/** Behind the door once more: without its mark no request reaches a controller. No session, so no forged forms. */
@Configuration(proxyBeanMethods = false)
class ApiSecurity {

    @Bean
    @Order(5)
    SecurityFilterChain managementApi(HttpSecurity http) {
        return http.securityMatcher("/v1", "/v1/**")
                .authorizeHttpRequests(rules -> rules.anyRequest()
                        .access((who, context) -> new AuthorizationDecision(isLetIn(context.getRequest()))))
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(AbstractHttpConfigurer::disable)
                .anonymous(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .csrf(AbstractHttpConfigurer::disable)
                .headers(headers -> headers.cacheControl(cache -> cache.disable()))
                .build();
    }

    private static boolean isLetIn(HttpServletRequest request) {
        return request.getAttribute(ApiDoor.TOKEN) != null || request.getAttribute(ApiDoor.AGENT) != null;
    }
}
