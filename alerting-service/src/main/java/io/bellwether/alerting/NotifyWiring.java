package io.bellwether.alerting;

import io.bellwether.alerting.notify.NotifyRules;
import io.bellwether.alerting.notify.Planner;
import io.bellwether.alerting.notify.Reach;
import io.bellwether.alerting.notify.Wording;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.List;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;

/** What the configuration makes of the parts of notifications that know nothing of it. */
@Singleton
class NotifyWiring {

    @Produces
    @Singleton
    NotifyRules rules(NotifyConfig config) {
        return NotifyFile.read(config.rules());
    }

    @Produces
    @Singleton
    Planner planner(NotifyConfig config, NotifyRules rules) {
        return new Planner(config.mailFrom().isPresent(), rules.grouping());
    }

    @Produces
    @Singleton
    Wording.Link taskLink(NotifyConfig config) {
        return new Wording.Link(config.taskLink());
    }

    @Produces
    @Singleton
    Reach reach(NotifyConfig config) {
        return new Reach(config.allow().orElse(List.of()));
    }

    @Produces
    @Singleton
    WebPost webPost(NotifyConfig config, Reach reach) {
        return new WebPost(reach, SystemDefaultDnsResolver.INSTANCE, config.timeout());
    }

    void close(@Disposes WebPost web) throws IOException {
        web.close();
    }
}
