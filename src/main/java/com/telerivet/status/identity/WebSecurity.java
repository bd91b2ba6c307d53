package com.telerivet.status.identity;

import com.telerivet.status.platform.Acting;
import com.telerivet.status.platform.StatusSettings;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.jwt.JwtDecoderFactory;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.session.web.http.CookieSerializer;
import org.springframework.session.web.http.DefaultCookieSerializer;

/**
 * Who may ask for what. The desk wants somebody signed in, and every form of it a token against forgery; the rest of
 * the site is public, and its programs bring tokens of their own.
 */
@Configuration(proxyBeanMethods = false)
class WebSecurity {

    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
            + " connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private final boolean isHttps;
    private final PendingSignIns pending;
    private final SignInRecords records;
    private final KnownBrowser browser;
    private final RefusedForms refused;

    WebSecurity(
            StatusSettings settings,
            PendingSignIns pending,
            SignInRecords records,
            KnownBrowser browser,
            RefusedForms refused) {
        this.records = records;
        this.browser = browser;
        this.refused = refused;
        this.pending = pending;
        this.isHttps = settings.baseUrl().startsWith("https://");
    }

    @Bean
    @Order(10)
    SecurityFilterChain desk(
            HttpSecurity http, ThrottledLogin login, RouteRules rules, KnownPerson known, SsoSecurity sso) {
        sso.addTo(http);
        return http.securityMatcher("/admin", "/admin/**")
                .authorizeHttpRequests(every -> every.anyRequest().access(rules))
                .addFilterBefore(known, AnonymousAuthenticationFilter.class)
                .authenticationProvider(login)
                .formLogin(form -> form.loginPage("/admin/login")
                        .usernameParameter("email")
                        .successHandler(this::admit)
                        .failureHandler(this::refuse))
                .logout(logout -> logout.logoutUrl("/admin/logout")
                        .addLogoutHandler((request, response, person) -> records.signedOut(person, request))
                        .addLogoutHandler((request, response, person) -> browser.forget(request, response))
                        .logoutSuccessUrl("/admin/login?out"))
                .requestCache(AbstractHttpConfigurer::disable)
                .exceptionHandling(problems ->
                        problems.authenticationEntryPoint(this::askToSignIn).accessDeniedHandler(this::deny))
                .csrf(csrf -> csrf.csrfTokenRepository(formTokens()))
                .headers(WebSecurity::strict)
                .build();
    }

    @Bean
    @Order(100)
    SecurityFilterChain everythingElse(HttpSecurity http) {
        return http.authorizeHttpRequests(rules -> rules.anyRequest().permitAll())
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .csrf(AbstractHttpConfigurer::disable)
                .headers(WebSecurity::strict)
                .build();
    }

    @Bean
    static PasswordEncoder passwords() {
        return PasswordEncoderFactories.createDelegatingPasswordEncoder();
    }

    @Bean
    static JwtDecoderFactory<ClientRegistration> idTokens() {
        return SsoSecurity.decoders();
    }

    @Bean
    KnownPerson knownPerson(People people, SecondStepRule rule, SessionSettings settings, Acting acting, Clock clock) {
        return new KnownPerson(people, rule, browser, settings, acting, clock);
    }

    /** It belongs to the desk's chain alone: the server must not put it before every request. */
    @Bean
    FilterRegistrationBean<KnownPerson> knownPersonOnlyAtTheDesk(KnownPerson known) {
        FilterRegistrationBean<KnownPerson> registration = new FilterRegistrationBean<>(known);
        registration.setEnabled(false);
        return registration;
    }

    @Bean
    CookieSerializer sessionCookie() {
        DefaultCookieSerializer cookie = new DefaultCookieSerializer();
        cookie.setCookieName(HostCookie.name("status_session", isHttps));
        cookie.setUseSecureCookie(isHttps);
        cookie.setUseHttpOnlyCookie(true);
        cookie.setSameSite("Lax");
        cookie.setCookiePath("/");
        return cookie;
    }

    private void admit(HttpServletRequest request, HttpServletResponse response, Authentication person)
            throws IOException {
        String next = WantedPage.of(request.getParameter(WantedPage.PARAMETER));
        boolean isWhole = pending.isWhole(person.getName(), request);
        response.sendRedirect(isWhole ? next : WantedPage.codeFor(next));
    }

    private void askToSignIn(HttpServletRequest request, HttpServletResponse response, AuthenticationException problem)
            throws IOException {
        String login =
                refused.keep(request).map(WantedPage::loginForDraft).orElseGet(() -> WantedPage.loginFor(request));
        response.sendRedirect(login);
    }

    private void deny(HttpServletRequest request, HttpServletResponse response, AccessDeniedException problem)
            throws IOException {
        if (problem instanceof CsrfException) {
            refused.keep(request).ifPresent(draft -> request.setAttribute(Drafts.KEPT, draft));
        }
        response.sendError(HttpServletResponse.SC_FORBIDDEN);
    }

    /** In a cookie, not in a session: a stranger who looks at the sign-in page leaves nothing in the database. */
    private CsrfTokenRepository formTokens() {
        CookieCsrfTokenRepository tokens = new CookieCsrfTokenRepository();
        tokens.setCookieName(HostCookie.name("status_form", isHttps));
        tokens.setCookiePath("/");
        tokens.setCookieCustomizer(
                cookie -> cookie.secure(isHttps).httpOnly(true).sameSite("Lax"));
        return tokens;
    }

    private static void strict(HeadersConfigurer<HttpSecurity> headers) {
        headers.contentSecurityPolicy(policy -> policy.policyDirectives(POLICY))
                .referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN));
    }

    /** Says the same whoever was meant; what was typed is shown again, but for the password. */
    private void refuse(HttpServletRequest request, HttpServletResponse response, AuthenticationException problem)
            throws ServletException, IOException {
        HttpStatus status = HttpStatus.UNPROCESSABLE_CONTENT;
        if (problem instanceof BadCredentialsException) {
            records.refused(request);
        }
        if (problem instanceof ThrottledLogin.TooManyAttempts) {
            status = HttpStatus.TOO_MANY_REQUESTS;
            response.setHeader("Retry-After", "30");
        } else if (problem instanceof AuthenticationServiceException) {
            status = HttpStatus.SERVICE_UNAVAILABLE;
            response.setHeader("Retry-After", "10");
        }
        response.setStatus(status.value());
        request.setAttribute(LoginController.REFUSAL, status);
        request.getRequestDispatcher("/admin/login/refused").forward(request, response);
    }
}
