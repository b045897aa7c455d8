package id.layanan112.gateway.link;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Where agencies find this gateway. */
@ApplicationScoped
public class GatewayUrls {
    private final String base;

    GatewayUrls(
            @ConfigProperty(name = "layanan112.gateway.public-url", defaultValue = "http://127.0.0.1:8113")
                    String base) {
        this.base = base;
    }

    public String acknowledgements(UUID dispatchId) {
        return base + "/dispatches/" + dispatchId + "/acknowledgements";
    }

    String link(String token) {
        return base + "/p/" + token;
    }
}
