package id.layanan112.gateway.link;

import id.layanan112.contracts.Hazard;
import id.layanan112.contracts.IncidentType;
import id.layanan112.contracts.Victims;
import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** Every word that an officer reads: {@code messages/order_id.properties} and {@code order_en.properties}. */
@MessageBundle("order")
public interface OrderWords {
    @Message
    String title();

    @Message
    String otherLanguage();

    @Message
    String intro();

    @Message
    String open();

    @Message
    String expired();

    @Message
    String unknown();

    @Message
    String otherDevice();

    @Message
    String revoked();

    @Message
    String over();

    @Message
    String exercise();

    @Message
    String restricted();

    @Message
    String place();

    @Message
    String noPlace();

    @Message
    String map();

    @Message
    String caller();

    @Message
    String callBack();

    @Message
    String notSafe();

    @Message
    String narrative();

    @Message
    String hazards();

    @Message
    String victims();

    @Message
    String ackBy(String time);

    @Message
    String status(String status);

    @Message
    String reason();

    @Message
    String until();

    @Message
    String minutes(int count);

    @Message
    String steps();

    @Message
    String recorded();

    @Message
    String stepOf(StepButton step);

    @Message
    String statusOf(id.layanan112.contracts.DispatchStatus status);

    @Message
    String reasonOf(DeclineReason reason);

    @Message
    String typeOf(IncidentType type);

    @Message
    String hazardOf(Hazard hazard);

    @Message
    String victimsOf(Victims victims);

    @Message
    String shortOrder(String heading, String type, String priority, String place);

    @Message
    String shortLink(String link);

    @Message
    String shortToldMore(String heading, String type, String priority);

    @Message
    String shortWithdrawn(String type, String priority);

    @Message
    String shortPassedOn(String type, String priority);

    @Message
    String shortAlsoComing(String type, String priority);

    @Message
    String toldLater();

    @Message
    String unreadable();
}
