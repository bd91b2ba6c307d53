package com.telerivet.status.identity;

import com.telerivet.status.platform.StatusSettings;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistration.ClientSettings;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.stereotype.Component;

/** What the provider says about itself; asked for when somebody wants to sign in, so that no start waits for it. */
@Component
class SsoProvider implements ClientRegistrationRepository {

    static final String ID = "provider";
    static final String START = "/admin/login/sso/start";
    static final String DONE = "/admin/login/sso/done";

    private static final Logger log = LoggerFactory.getLogger(SsoProvider.class);

    private final SsoSettings settings;
    private final StatusSettings shared;
    private volatile @Nullable ClientRegistration known;

    SsoProvider(SsoSettings settings, StatusSettings shared) {
        this.settings = settings;
        this.shared = shared;
    }

    /** Whether the provider is known by now. */
    boolean isReachable() {
        if (!settings.isOn()) {
            return false;
        }
        try {
            registration();
            return true;
        } catch (RuntimeException e) {
            log.warn("The provider of single sign-on cannot be asked about itself: {}", e.toString());
            return false;
        }
    }

    @Override
    public @Nullable ClientRegistration findByRegistrationId(String id) {
        return settings.isOn() && id.equals(ID) ? registration() : null;
    }

    private ClientRegistration registration() {
        ClientRegistration present = known;
        if (present == null) {
            present = ClientRegistrations.fromIssuerLocation(Objects.requireNonNull(settings.issuer()))
                    .registrationId(ID)
                    .clientId(Objects.requireNonNull(settings.clientId()))
                    .clientSecret(Objects.requireNonNull(settings.clientSecret()))
                    .scope("openid", "email", "profile")
                    .redirectUri(shared.baseUrl() + DONE)
                    .clientSettings(
                            ClientSettings.builder().requireProofKey(true).build())
                    .build();
            known = present;
        }
        return present;
    }
}
