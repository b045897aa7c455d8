package id.layanan112.intake.console;

import id.layanan112.contracts.DispatchStatus;
import id.layanan112.contracts.Disposition;
import id.layanan112.contracts.Hazard;
import id.layanan112.contracts.Victims;
import id.layanan112.intake.callback.CallbackTask;
import id.layanan112.intake.command.Verb;
import id.layanan112.intake.nuisance.Measure;
import id.layanan112.intake.seat.SeatState;
import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** Every text of the console: {@code messages/console_id.properties} and {@code console_en.properties}. */
@MessageBundle("console")
public interface Words {
    @Message
    String title();

    @Message
    String supervisorTitle();

    @Message
    String paper();

    @Message
    String lists();

    @Message
    String ringing();

    @Message
    String open();

    @Message
    String tasks();

    @Message
    String offers();

    @Message
    String seats();

    @Message
    String toLists();

    @Message
    String seatNone();

    @Message
    String available();

    @Message
    String rest();

    @Message
    String noCall();

    @Message
    String newCall();

    @Message
    String finish();

    @Message
    String restricted();

    @Message
    String restrictedMark();

    @Message
    String exercise();

    @Message
    String exerciseMark();

    @Message
    String showNumber();

    @Message
    String safeAsk();

    @Message
    String safe();

    @Message
    String unsafe();

    @Message
    String earlier();

    @Message
    String command();

    @Message
    String example();

    @Message
    String send();

    @Message
    String suggestions();

    @Message
    String same();

    @Message
    String undo();

    @Message
    String exits();

    @Message
    String silent();

    @Message
    String prank();

    @Message
    String information();

    @Message
    String dropped();

    @Message
    String transfer();

    @Message
    String silentTitle();

    @Message
    String silentHint();

    @Message
    String ghost();

    @Message
    String fields();

    @Message
    String what();

    @Message
    String where();

    @Message
    String region();

    @Message
    String priority();

    @Message
    String number();

    @Message
    String callerName();

    @Message
    String victims();

    @Message
    String hazards();

    @Message
    String more();

    @Message
    String told();

    @Message
    String advice();

    @Message
    String live();

    @Message
    String noIncident();

    @Message
    String answer();

    @Message
    String nobodyRings();

    @Message
    String nobody();

    @Message
    String atSeat(String name);

    @Message
    String takeOver();

    @Message
    String declineOffer();

    @Message
    String shiftOf(String who, int incidents, int alarms, int callbacks);

    @Message
    String acceptShift();

    @Message
    String giveShift();

    @Message
    String takeTask();

    @Message
    String settle();

    @Message
    String settleHelped();

    @Message
    String settleNoHelp();

    @Message
    String settleNotReached();

    @Message
    String settleUnsafe();

    @Message
    String andMore(int count);

    @Message
    String surge(int now, int usual);

    @Message
    String gone();

    @Message
    String closed();

    @Message
    String since();

    @Message
    String callsOf(int count);

    @Message
    String stale();

    @Message
    String phonedDone();

    @Message
    String agencies();

    @Message
    String agencyWord();

    @Message
    String status();

    @Message
    String due();

    @Message
    String withdraw();

    @Message
    String notDecided();

    @Message
    String incidentActs();

    @Message
    String closeAs();

    @Message
    String close();

    @Message
    String reopen();

    @Message
    String report();

    @Message
    String timeline();

    @Message
    String nothingYet();

    @Message
    String noNumber();

    @Message
    String hiddenNumber();

    @Message
    String call();

    @Message
    String incidentWord();

    @Message
    String unknownPlace();

    @Message
    String workSave();

    @Message
    String workClassify();

    @Message
    String workDetails();

    @Message
    String workLine();

    @Message
    String workChange();

    @Message
    String workJoin();

    @Message
    String workUnlink();

    @Message
    String workClose();

    @Message
    String workReopen();

    @Message
    String workSeat();

    @Message
    String workStep();

    @Message
    String workTask();

    @Message
    String workHandover();

    @Message
    String workPhoned();

    @Message
    String workCallback();

    @Message
    String joinedTo();

    @Message
    String mine();

    @Message
    String theirs();

    @Message
    String conflict();

    @Message
    String away();

    @Message
    String clockRinging();

    @Message
    String clockTalking();

    @Message
    String earlierOne();

    @Message
    String metres();

    @Message
    String minutes();

    @Message
    String stepNothing();

    @Message
    String stepSomething();

    @Message
    String stepImpossible();

    @Message
    String somebody();

    @Message
    String yes();

    @Message
    String seatAvailable();

    @Message
    String seatOnCall();

    @Message
    String seatWrapUp();

    @Message
    String seatBreak();

    @Message
    String unsentWork();

    @Message
    String stepKeyPress();

    @Message
    String stepCalledBack();

    @Message
    String stepLocation();

    @Message
    String stepRepeat();

    @Message
    String otherCentre();

    @Message
    String needIncident();

    @Message
    String needCall();

    @Message
    String notUnderstood();

    @Message
    String narrative();

    @Message
    String statusOf(DispatchStatus status);

    @Message
    String hazardOf(Hazard hazard);

    @Message
    String victimsOf(Victims victims);

    @Message
    String dispositionOf(Disposition disposition);

    @Message
    String seatOf(SeatState state);

    @Message
    String taskOf(CallbackTask.Reason reason);

    @Message
    String nuisanceOf(Measure measure);

    @Message
    String verbOf(Verb verb);

    @Message
    String reportTitle();

    @Message
    String printedBy(String who, String at);

    @Message
    String redactedNote();

    @Message
    String caller();

    @Message
    String place();

    @Message
    String disposition();

    @Message
    String paperTitle();

    @Message
    String paperHint();

    @Message
    String paperRang();

    @Message
    String paperAnswered();

    @Message
    String paperEnded();

    @Message
    String paperTold();

    @Message
    String paperTaker();

    @Message
    String quarantined();

    @Message
    String nuisances();

    @Message
    String held();

    @Message
    String asked();

    @Message
    String lift();

    @Message
    String lookedAt();

    @Message
    String quarantinedOf(String service, String code);

    @Message
    String nuisanceCalls(long calls, long normal);

    @Message
    String until();
}
