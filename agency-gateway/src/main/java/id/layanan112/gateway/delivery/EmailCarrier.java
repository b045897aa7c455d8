package id.layanan112.gateway.delivery;

import id.layanan112.gateway.delivery.ShortTexts.ShortText;
import id.layanan112.gateway.registry.AgencyChannel;
import id.layanan112.gateway.registry.ChannelType;
import io.vertx.core.Vertx;
import io.vertx.ext.mail.LoginOption;
import io.vertx.ext.mail.MailClient;
import io.vertx.ext.mail.MailConfig;
import io.vertx.ext.mail.MailMessage;
import io.vertx.ext.mail.StartTLSOptions;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** An order as an e-mail: the same short text, and the link. */
@ApplicationScoped
class EmailCarrier implements Carrier {
    private static final int POOL = 4;
    private static final long SECONDS = 10;

    private final SmtpSettings settings;
    private final ShortTexts texts;
    private final @Nullable MailClient client;

    EmailCarrier(SmtpSettings settings, ShortTexts texts, Vertx vertx) {
        this.settings = settings;
        this.texts = texts;
        this.client = settings.host()
                .map(host -> MailClient.create(vertx, config(settings, host)))
                .orElse(null);
    }

    private static MailConfig config(SmtpSettings settings, String host) {
        MailConfig config = new MailConfig()
                .setHostname(host)
                .setPort(settings.port())
                .setMaxPoolSize(POOL)
                .setConnectTimeout(3_000)
                .setIdleTimeout((int) SECONDS)
                .setStarttls(settings.tls() ? StartTLSOptions.REQUIRED : StartTLSOptions.OPTIONAL)
                .setLogin(settings.username().isPresent() ? LoginOption.REQUIRED : LoginOption.DISABLED);
        Optional<String> username = settings.username();
        username.ifPresent(config::setUsername);
        settings.password().ifPresent(config::setPassword);
        return config;
    }

    @Override
    public Set<ChannelType> types() {
        return Set.of(ChannelType.EMAIL);
    }

    @Override
    public Attempt carry(AgencyChannel channel, Delivery delivery) {
        if (client == null) {
            return new Attempt.DeadEnd("NO_MAIL_SERVER", false);
        }
        ShortText text = texts.of(delivery);
        MailMessage message = new MailMessage()
                .setFrom(settings.from())
                .setTo(channel.address())
                .setSubject(text.line())
                .setText(text.link() == null ? text.line() : text.line() + "\n\n" + text.link() + "\n");
        // The same for a repeat: a mail program shows it once.
        message.addHeader("Message-ID", "<" + delivery.claimed().deliveryId() + "@layanan112.id>");
        message.addHeader("Auto-Submitted", "auto-generated");
        message.addHeader("X-Priority", "1");
        try {
            client.sendMail(message).toCompletionStage().toCompletableFuture().get(SECONDS, TimeUnit.SECONDS);
            return new Attempt.Taken();
        } catch (ExecutionException e) {
            return Attempt.Failed.of("MAIL_NOT_TAKEN");
        } catch (TimeoutException e) {
            return Attempt.Failed.of("TIMEOUT");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Attempt.Failed.of("STOPPED");
        }
    }

    @PreDestroy
    void close() {
        if (client != null) {
            client.close();
        }
    }
}
