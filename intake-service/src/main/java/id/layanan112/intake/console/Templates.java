package id.layanan112.intake.console;

import id.layanan112.contracts.Disposition;
import id.layanan112.intake.callback.CallbackTask;
import id.layanan112.intake.handover.Handover;
import id.layanan112.intake.nuisance.NuisanceReview;
import id.layanan112.intake.quarantine.Quarantined;
import id.layanan112.intake.seat.Seat;
import id.layanan112.intake.shift.ShiftHandover;
import id.layanan112.intake.surge.SurgeDetector;
import id.layanan112.intake.telephony.WaitingCalls;
import id.layanan112.intake.timeline.Pictures;
import id.layanan112.web.Look;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;

/** {@code templates/console}. */
@CheckedTemplate(basePath = "console")
final class Templates {
    private Templates() {}

    static native TemplateInstance page(Look look, Desk desk);

    static native TemplateInstance ringing(Say say, List<WaitingCalls.Waiting> calls, List<Seat> seats, long target);

    static native TemplateInstance seats(Say say, List<Seat> seats);

    static native TemplateInstance offers(
            Say say, Audience audience, List<Handover> offers, List<ShiftHandover> shifts);

    static native TemplateInstance call(Say say, String mark);

    static native TemplateInstance tasks(Say say, List<CallbackTask> tasks);

    static native TemplateInstance open(Say say, List<Pictures.Row> rows, int more);

    static native TemplateInstance held(Say say, List<Pictures.Held> orders, int more);

    static native TemplateInstance surges(Say say, List<SurgeDetector.Load> loads);

    static native TemplateInstance incident(
            Say say, Audience audience, Pictures.Picture picture, List<Disposition> dispositions);

    static native TemplateInstance gone(Say say);

    static native TemplateInstance nuisances(Say say, List<NuisanceReview.Labelled> labels);

    static native TemplateInstance quarantined(Say say, List<Quarantined> records);

    static native TemplateInstance paper(Look look);

    static native TemplateInstance report(
            Look look, Say say, Pictures.Picture picture, IncidentsInFocus.People people, String by);
}
