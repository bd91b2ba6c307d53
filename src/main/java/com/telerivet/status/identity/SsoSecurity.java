package com.telerivet.status.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.client.SimpleClientHttpRequestFactory;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenValidator;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtDecoderFactory;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestTemplate;

/** Lets people in whom the provider vouches for: code flow with PKCE and nonce. Every wait on it is bounded. */
@Component
class SsoSecurity {

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

    private final SsoSettings settings;
    private final SsoProvider provider;
    private final SsoSignIn signIn;

    SsoSecurity(SsoSettings settings, SsoProvider provider, SsoSignIn signIn) {
        this.settings = settings;
        this.provider = provider;
        this.signIn = signIn;
    }

    void addTo(HttpSecurity http) {
        if (!settings.isOn()) {
            return;
        }
        http.oauth2Login(login -> login.loginPage("/admin/login")
                .clientRegistrationRepository(provider)
                .authorizedClientRepository(new KeepsNoTokens())
                .authorizationEndpoint(start -> start.baseUri(SsoProvider.START))
                .redirectionEndpoint(done -> done.baseUri(SsoProvider.DONE))
                .tokenEndpoint(token -> token.accessTokenResponseClient(tokens()))
                .userInfoEndpoint(
                        user -> user.oidcUserService(request -> new DefaultOidcUser(List.of(), request.getIdToken())))
                .successHandler(signIn::admit)
                .failureHandler(signIn::refuse));
    }

    /** The id token's signature is checked with the provider's keys, then its issuer, audience, nonce and times. */
    static JwtDecoderFactory<ClientRegistration> decoders() {
        return registration -> decoder(registration);
    }

    private static JwtDecoder decoder(ClientRegistration registration) {
        NimbusJwtDecoder decoder = NimbusJwtDecoder.withJwkSetUri(Objects.requireNonNull(
                        registration.getProviderDetails().getJwkSetUri(), "the provider publishes no keys"))
                .restOperations(new RestTemplate(requests()))
                .build();
        decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(
                new JwtTimestampValidator(), new OidcIdTokenValidator(registration)));
        return decoder;
    }

    private static RestClientAuthorizationCodeTokenResponseClient tokens() {
        RestClientAuthorizationCodeTokenResponseClient client = new RestClientAuthorizationCodeTokenResponseClient();
        client.setRestClient(RestClient.builder()
                .requestFactory(requests())
                .configureMessageConverters(converters -> converters
                        .addCustomConverter(new FormHttpMessageConverter())
                        .addCustomConverter(new OAuth2AccessTokenResponseHttpMessageConverter()))
                .defaultStatusHandler(new OAuth2ErrorResponseErrorHandler())
                .build());
        return client;
    }

    private static SimpleClientHttpRequestFactory requests() {
        SimpleClientHttpRequestFactory requests = new SimpleClientHttpRequestFactory();
        requests.setConnectTimeout(LONGEST_WAIT);
        requests.setReadTimeout(LONGEST_WAIT);
        return requests;
    }

    /** The provider is asked who somebody is and nothing else, so its tokens are let go at once. */
    private static final class KeepsNoTokens implements OAuth2AuthorizedClientRepository {

        @Override
        @SuppressWarnings("TypeParameterUnusedInFormals") // the interface wants it so
        public <T extends OAuth2AuthorizedClient> @Nullable T loadAuthorizedClient(
                String registration, Authentication person, HttpServletRequest request) {
            return null;
        }

        @Override
        public void saveAuthorizedClient(
                OAuth2AuthorizedClient client,
                Authentication person,
                HttpServletRequest request,
                HttpServletResponse response) {
            // nothing is kept
        }

        @Override
        public void removeAuthorizedClient(
                String registration, Authentication person, HttpServletRequest request, HttpServletResponse response) {
            // nothing was kept
        }
    }
}
