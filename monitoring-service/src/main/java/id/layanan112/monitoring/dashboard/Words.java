package id.layanan112.monitoring.dashboard;

import id.layanan112.contracts.CallClass;
import id.layanan112.contracts.IncidentType;
import id.layanan112.monitoring.freshness.Freshness;
import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** Every text of the page: {@code messages/words_id.properties} and {@code words_en.properties}. */
@MessageBundle("words")
public interface Words {
    @Message
    String title();

    @Message
    String intro();

    @Message
    String skip();

    @Message
    String sample();

    @Message
    String otherLanguage();

    @Message
    String light();

    @Message
    String dark();

    @Message
    String cut();

    /** For ears and eyes: one sentence. */
    @Message
    String summary(String asOf, String total, String open);

    @Message
    String caption();

    @Message
    String regions();

    @Message
    String region();

    @Message
    String noRegion();

    @Message
    String assumed();

    @Message
    String state();

    @Message
    String lastSeen(String time);

    @Message
    String complete();

    @Message
    String notKnown();

    @Message
    String calls();

    @Message
    String open();

    @Message
    String types();

    @Message
    String sum();

    @Message
    String noRows();

    @Message
    String stateOf(Freshness.State state);

    @Message
    String classOf(CallClass callClass);

    @Message
    String typeOf(IncidentType type);
}
