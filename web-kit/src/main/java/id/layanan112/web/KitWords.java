package id.layanan112.web;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What every page says: {@code messages/kit_id.properties} and {@code kit_en.properties}. */
@MessageBundle("kit")
public interface KitWords {
    @Message
    String skip();

    @Message
    String otherLanguage();

    @Message
    String light();

    @Message
    String dark();

    @Message
    String sample();

    @Message
    String cut();

    @Message
    String asCsv();

    @Message
    String empty();

    @Message
    String menu();

    @Message
    String display();
}
