package id.layanan112.monitoring.publication;

import id.layanan112.contracts.CallClass;
import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** Every text of the portal: {@code messages/portal_id.properties} and {@code portal_en.properties}. */
@MessageBundle("portal")
public interface PortalWords {
    @Message
    String title();

    @Message
    String home();

    @Message
    String regionsMenu();

    @Message
    String monthsMenu();

    @Message
    String methodMenu();

    @Message
    String feed();

    @Message
    String centre();

    @Message
    String what();

    @Message
    String whatText();

    @Message
    String when();

    @Message
    String whenText();

    @Message
    String whenNot();

    @Message
    String whenNotText();

    @Message
    String yesterday(String day);

    @Message
    String numbersNote();

    @Message
    String sample();

    @Message
    String noDay();

    @Message
    String regionsTitle();

    @Message
    String regionsText(String available);

    @Message
    String regionsCaption(String day);

    @Message
    String region();

    @Message
    String province();

    @Message
    String available();

    @Message
    String code();

    @Message
    String centreCode();

    @Message
    String month();

    @Message
    String yes();

    @Message
    String assumed();

    @Message
    String no();

    @Message
    String calls();

    @Message
    String unclassed();

    @Message
    String classOf(CallClass callClass);

    @Message
    String daysCaption(String name);

    @Message
    String day();

    @Message
    String answerP50();

    @Message
    String answerP90();

    @Message
    String monthsTitle();

    @Message
    String monthsText();

    @Message
    String monthsCaption(String month);

    @Message
    String monthsOf(String name, String month);

    @Message
    String none();

    @Message
    String place();

    @Message
    String nation();

    @Message
    String otherTypes();

    @Message
    String total();

    @Message
    String methodTitle();

    @Message
    String methodText();

    @Message
    String hiddenText();

    @Message
    String licence();

    @Message
    String licenceText();

    @Message
    String data();

    @Message
    String dictionary();

    @Message
    String file();

    @Message
    String column();

    @Message
    String meaning();

    @Message
    String filesCaption();

    @Message
    String dictionaryCaption();
}
