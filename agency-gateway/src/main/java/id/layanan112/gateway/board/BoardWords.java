package id.layanan112.gateway.board;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** Every word of the board: {@code messages/board_id.properties} and {@code board_en.properties}. */
@MessageBundle("board")
public interface BoardWords {
    @Message
    String title();

    @Message
    String intro();

    @Message
    String lane(String lane);

    @Message
    String waiting();

    @Message
    String active();

    @Message
    String done();

    @Message
    String none();

    @Message
    String oneNew();

    @Message
    String someNew(int count);

    @Message
    String sound();

    @Message
    String soundOn();

    @Message
    String soundOff();

    @Message
    String silent();

    @Message
    String exercise();

    @Message
    String restricted();

    @Message
    String cameLate();

    @Message
    String missed();

    @Message
    String unread();

    @Message
    String news();

    @Message
    String age();

    @Message
    String noRegion();

    @Message
    String answerWithin();

    @Message
    String thenTo(String name);

    @Message
    String thenChannel(String name);

    @Message
    String units();

    @Message
    String others();

    @Message
    String movedTo(String name);

    @Message
    String open();

    @Message
    String nameUnits();

    @Message
    String write();

    @Message
    String writeBack();

    @Message
    String next();

    @Message
    String side();

    @Message
    String help();

    @Message
    String whyPartial();

    @Message
    String whyDecline();

    @Message
    String howLong();

    @Message
    String minutes(int count);

    @Message
    String whichUnits();

    @Message
    String unitsHint();

    @Message
    String unitsWrong();

    @Message
    String line();

    @Message
    String lineHint();

    @Message
    String send();

    @Message
    String cancel();

    @Message
    String close();

    @Message
    String print();

    @Message
    String history();

    @Message
    String when();

    @Message
    String what();

    @Message
    String whom();

    @Message
    String onlyRecorded();

    @Message
    String yourLines();

    @Message
    String unreadable();

    @Message
    String back();

    @Message
    String cannotOpen();

    @Message
    String sent();

    @Message
    String recordedLate();

    @Message
    String order();

    @Message
    String ordered();

    @Message
    String printed();

    @Message
    String notes();

    @Message
    String choice(int number);

    @Message
    String historyOf(HistoryStep step);
}
