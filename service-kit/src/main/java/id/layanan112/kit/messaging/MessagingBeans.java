package id.layanan112.kit.messaging;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The plain parts that are injected. */
@Dependent
class MessagingBeans {

    @Produces
    @Singleton
    CloudEventCodec codec(@ConfigProperty(name = "layanan112.service") String service) {
        return new CloudEventCodec(service);
    }

    @Produces
    @Singleton
    Brokers brokers() {
        return Brokers.of(ConfigProvider.getConfig());
    }

    @Produces
    @ApplicationScoped
    InstantSource clock() {
        return InstantSource.system();
    }
}
