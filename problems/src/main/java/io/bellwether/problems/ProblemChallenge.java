package io.bellwether.problems;

import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticator;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;

/** Adds a body to the 401 of a path that configuration protects, which Quarkus answers with the bare challenge. */
@Singleton
class ProblemChallenge implements HttpAuthenticationMechanism {

    @Override
    public int getPriority() {
        return Integer.MAX_VALUE;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext ctx, IdentityProviderManager identities) {
        return Uni.createFrom().nullItem();
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext ctx) {
        return Uni.createFrom().nullItem();
    }

    @Override
    public Uni<Boolean> sendChallenge(RoutingContext ctx) {
        HttpAuthenticator others = ctx.get(HttpAuthenticator.class.getName());
        return others.getChallenge(ctx).map(new ChallengeSender(ctx)).invoke(() -> ctx.fail(401));
    }
}
