package id.layanan112.gateway.delivery;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/** The mail server that takes orders for agencies that are told by e-mail. */
@ConfigMapping(prefix = "layanan112.gateway.smtp")
interface SmtpSettings {
    /** None by default, and there is no e-mail. */
    Optional<String> host();

    @WithDefault("587")
    int port();

    /** Whether STARTTLS is needed; off only for a mail server on this machine. */
    @WithDefault("true")
    boolean tls();

    Optional<String> username();

    Optional<String> password();

    /** Who it comes from. */
    @WithDefault("112@localhost")
    String from();
}
