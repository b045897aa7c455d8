package id.layanan112.monitoring.dashboard;

import id.layanan112.contracts.CallChannel;
import id.layanan112.contracts.CallClass;
import id.layanan112.contracts.IncidentType;
import id.layanan112.monitoring.freshness.Freshness;
import id.layanan112.monitoring.freshness.Source;
import id.layanan112.monitoring.ledger.KnownOrder;
import id.layanan112.monitoring.ledger.Measure;
import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** Every text of the dashboard: {@code messages/words_id.properties} and {@code words_en.properties}. */
@MessageBundle("words")
public interface Words {
    @Message
    String title();

    @Message
    String home();

    @Message
    String wall();

    @Message
    String normal();

    @Message
    String monthly();

    @Message
    String portal();

    @Message
    String reports();

    @Message
    String nation();

    @Message
    String summary(String place, String total, String open);

    @Message
    String asOf(String time);

    @Message
    String pause();

    @Message
    String intro();

    @Message
    String where();

    @Message
    String from();

    @Message
    String to();

    @Message
    String targetsBy();

    @Message
    String compareWith();

    @Message
    String compareNone();

    @Message
    String compareBefore();

    @Message
    String compareWeek();

    @Message
    String compareYear();

    @Message
    String show();

    @Message
    String map();

    @Message
    String mapHint();

    @Message
    String perDay();

    @Message
    String noCentre();

    @Message
    String today();

    @Message
    String calls();

    @Message
    String total();

    @Message
    String open();

    @Message
    String openIncidents();

    @Message
    String waiting();

    @Message
    String oldest();

    @Message
    String answered();

    @Message
    String answerP90();

    @Message
    String responseP90();

    @Message
    String regions();

    @Message
    String regionsCaption(String span);

    @Message
    String provincesCaption(String span);

    @Message
    String province();

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
    String classesCaption(String span);

    @Message
    String callClass();

    @Message
    String share();

    @Message
    String compared(String span);

    @Message
    String change();

    @Message
    String channelsCaption(String span);

    @Message
    String channel();

    @Message
    String ofType(String type, String span);

    @Message
    String typesCaption(String span);

    @Message
    String type();

    @Message
    String incidents();

    @Message
    String openNow();

    @Message
    String prioritiesCaption(String span);

    @Message
    String priority();

    @Message
    String ordersCaption(String span);

    @Message
    String kind();

    @Message
    String standingOf(KnownOrder.Standing standing);

    @Message
    String escalations();

    @Message
    String substitutions();

    @Message
    String timesCaption(String span);

    @Message
    String measure();

    @Message
    String measured();

    @Message
    String p50();

    @Message
    String p90();

    @Message
    String target();

    @Message
    String within();

    @Message
    String definition();

    @Message
    String seriesCaption(String span);

    @Message
    String at();

    @Message
    String correctionsCaption(String day);

    @Message
    String notedAt();

    @Message
    String what();

    @Message
    String surgesCaption();

    @Message
    String since();

    @Message
    String perMinute();

    @Message
    String usual();

    @Message
    String gap(String centre);

    @Message
    String rebuilding(String done, String all);

    @Message
    String sum();

    @Message
    String stateOf(Freshness.State state);

    @Message
    String sourceOf(Source source);

    @Message
    String classOf(CallClass callClass);

    @Message
    String channelOf(CallChannel channel);

    @Message
    String restricted();

    @Message
    String measureOf(Measure measure);

    @Message
    String definitionOf(Measure measure);

    @Message
    String typeOf(IncidentType type);
}
