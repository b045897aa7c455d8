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

    @Message
    String workCut();

    @Message
    String session();

    @Message
    String loginAgain();

    @Message
    String stranger();

    @Message
    String backAgain();

    @Message
    String backAgainTitle();

    @Message
    String keys();

    @Message
    String key();

    @Message
    String does();

    @Message
    String close();

    @Message
    String help();

    @Message
    String unsentOne();

    @Message
    String notKept();

    @Message
    String refusedWork();

    @Message
    String tryAgain();

    @Message
    String giveUp();
}
