package com.telerivet.status.identity;

import com.telerivet.status.platform.StatusSettings;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.web.webauthn.api.AuthenticatorAssertionResponse;
import org.springframework.security.web.webauthn.api.AuthenticatorAttestationResponse;
import org.springframework.security.web.webauthn.api.AuthenticatorSelectionCriteria;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.PublicKeyCredential;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialCreationOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRequestOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRpEntity;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.api.ResidentKeyRequirement;
import org.springframework.security.web.webauthn.api.UserVerificationRequirement;
import org.springframework.security.web.webauthn.jackson.WebauthnJacksonModule;
import org.springframework.security.web.webauthn.management.ImmutablePublicKeyCredentialCreationOptionsRequest;
import org.springframework.security.web.webauthn.management.ImmutableRelyingPartyRegistrationRequest;
import org.springframework.security.web.webauthn.management.JdbcUserCredentialRepository;
import org.springframework.security.web.webauthn.management.RelyingPartyAuthenticationRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyPublicKey;
import org.springframework.security.web.webauthn.management.UserCredentialRepository;
import org.springframework.security.web.webauthn.management.WebAuthnRelyingPartyOperations;
import org.springframework.security.web.webauthn.management.Webauthn4JRelyingPartyOperations;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * This page, as browsers' passkeys know it (Web Authentication Level 2): a key is for the host of the public address,
 * is kept by the browser so that nobody has to say who they are, and asks its owner for a finger, a face or a PIN.
 */
@Component
class RelyingParty {

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final URI address;
    private final UserCredentialRepository keys;
    private final SingletonSupplier<JsonMapper> json;
    private final SingletonSupplier<WebAuthnRelyingPartyOperations> rules;

    RelyingParty(StatusSettings settings, JdbcTemplate jdbc, PasskeyHolders holders) {
        this.address = URI.create(settings.baseUrl());
        this.keys = new JdbcUserCredentialRepository(jdbc);
        // at the first passkey, not at each start
        this.json = SingletonSupplier.of(() ->
                JsonMapper.builder().addModule(new WebauthnJacksonModule()).build());
        this.rules = SingletonSupplier.of(() -> rules(holders));
    }

    private WebAuthnRelyingPartyOperations rules(PasskeyHolders holders) {
        Webauthn4JRelyingPartyOperations made = new Webauthn4JRelyingPartyOperations(
                holders,
                keys,
                PublicKeyCredentialRpEntity.builder()
                        .id(address.getHost())
                        .name(address.getHost())
                        .build(),
                Set.of(address.toString()));
        made.setCustomizeCreationOptions(options -> options.timeout(PATIENCE)
                .authenticatorSelection(AuthenticatorSelectionCriteria.builder()
                        .residentKey(ResidentKeyRequirement.REQUIRED)
                        .userVerification(UserVerificationRequirement.REQUIRED)
                        .build()));
        return made;
    }

    /** Browsers make keys for names of hosts only, and only where nobody listens. */
    boolean isPossible() {
        String host = address.getHost();
        boolean isName = !host.startsWith("[") && !host.matches("[0-9.]+");
        return isName && (address.getScheme().equals("https") || host.equals("localhost"));
    }

    UserCredentialRepository keys() {
        return keys;
    }

    /** What a browser makes a key from, for somebody who has a handle. */
    PublicKeyCredentialCreationOptions creation(String personId) {
        return rules.obtain()
                .createPublicKeyCredentialCreationOptions(new ImmutablePublicKeyCredentialCreationOptionsRequest(
                        UsernamePasswordAuthenticationToken.authenticated(personId, null, List.of())));
    }

    void keep(PublicKeyCredentialCreationOptions asked, String credential, String name) {
        PublicKeyCredential<AuthenticatorAttestationResponse> made =
                json.obtain().readValue(credential, new TypeReference<>() {});
        rules.obtain()
                .registerCredential(
                        new ImmutableRelyingPartyRegistrationRequest(asked, new RelyingPartyPublicKey(made, name)));
    }

    /** What a browser signs in answer; it names nobody. */
    PublicKeyCredentialRequestOptions question(byte[] challenge) {
        return PublicKeyCredentialRequestOptions.builder()
                .challenge(new Bytes(challenge))
                .rpId(address.getHost())
                .timeout(PATIENCE)
                .allowCredentials(List.of())
                .userVerification(UserVerificationRequirement.REQUIRED)
                .build();
    }

    PublicKeyCredentialUserEntity holder(byte[] challenge, String credential) {
        PublicKeyCredential<AuthenticatorAssertionResponse> answer =
                json.obtain().readValue(credential, new TypeReference<>() {});
        return rules.obtain().authenticate(new RelyingPartyAuthenticationRequest(question(challenge), answer));
    }

    String written(Object options) {
        return json.obtain().writeValueAsString(options);
    }
}
