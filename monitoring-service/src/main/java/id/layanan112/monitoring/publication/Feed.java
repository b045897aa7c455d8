package id.layanan112.monitoring.publication;

import id.layanan112.kit.sql.Sql;
import id.layanan112.monitoring.ledger.Place;
import id.layanan112.monitoring.publication.DailyCalls.Day;
import id.layanan112.web.Clock;
import id.layanan112.web.Language;
import id.layanan112.web.Numbers;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.io.StringWriter;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** What is new, as an Atom feed: closed days, months, and days that were corrected. */
@Path("/public/feed.atom")
@PermitAll
public class Feed {
    private static final String ATOM = "http://www.w3.org/2005/Atom";
    private static final int DAYS = 31;

    private final PublicAnswers answers;
    private final DailyCalls calls;
    private final Months months;
    private final ClosedDays closed;
    private final Sql sql;

    Feed(PublicAnswers answers, DailyCalls calls, Months months, ClosedDays closed, Sql sql) {
        this.answers = answers;
        this.calls = calls;
        this.months = months;
        this.closed = closed;
        this.sql = sql;
    }

    private record Entry(String id, String title, String text, Instant updated, String path) {}

    @GET
    public Response get(@RestQuery @Nullable String lang, @Context Request request) {
        Language language = Language.of(lang);
        return answers.of(request, "feed/" + language, "application/atom+xml; charset=UTF-8", () -> atom(language));
    }

    private List<Entry> entries(Language language) {
        List<Entry> entries = new ArrayList<>();
        LocalDate newest = closed.newestEverywhere();
        for (Day day : calls.of(Place.NATION, newest.minusDays(DAYS - 1), newest)) {
            if (day.total() + day.unclassed() > 0) {
                entries.add(new Entry(
                        "day:" + day.day(),
                        language.say("Panggilan ", "Calls of ") + Clock.day(day.day(), language),
                        Numbers.whole(day.total(), language) + language.say(" panggilan", " calls"),
                        closed.closingOf(day.day()),
                        "/public"));
            }
        }
        for (YearMonth month : months.all()) {
            entries.add(new Entry(
                    "month:" + month,
                    language.say("Kejadian ", "Incidents of ") + Clock.month(month, language),
                    language.say("menurut jenis", "by type"),
                    months.publishedAt(month).orElse(Instant.EPOCH),
                    "/public/months?month=" + month));
        }
        entries.addAll(corrections(newest, language));
        entries.sort(Comparator.comparing(Entry::updated).reversed().thenComparing(Entry::id));
        return entries;
    }

    /** By day only: which region and which class would be of no use here. */
    private List<Entry> corrections(LocalDate newest, Language language) {
        return sql.query(
                "SELECT local_day, max(noted_at) FROM correction WHERE subject = 'CALL' AND local_day <= ?"
                        + " AND noted_at > (local_day + 1)::timestamp AT TIME ZONE 'Asia/Jakarta' + ? * interval '1 s'"
                        + " AND noted_at > now() - interval '31 days'"
                        + " GROUP BY local_day ORDER BY 2 DESC LIMIT 50",
                row -> {
                    LocalDate day = row.getObject(1, LocalDate.class);
                    Instant noted = row.getTimestamp(2).toInstant();
                    return new Entry(
                            "correction:" + day,
                            language.say("Angka diperbaiki: ", "Corrected: ") + Clock.day(day, language),
                            language.say(
                                    "Ada panggilan yang datang terlambat atau berganti kelas.",
                                    "Calls came late or have another class."),
                            noted,
                            "/public/data/calls-daily.csv?from=" + day + "&to=" + day);
                },
                newest,
                closed.closesAfterSeconds());
    }

    private String atom(Language language) {
        List<Entry> entries = entries(language);
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newInstance().createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeStartElement("feed");
            xml.writeDefaultNamespace(ATOM);
            element(xml, "id", "urn:layanan112:feed");
            element(xml, "title", language.say("112: angka harian", "112: daily numbers"));
            element(
                    xml,
                    "updated",
                    entries.stream()
                            .findFirst()
                            .map(Entry::updated)
                            .orElse(Instant.EPOCH)
                            .toString());
            xml.writeStartElement("author");
            element(xml, "name", "Layanan 112");
            xml.writeEndElement();
            for (Entry entry : entries) {
                xml.writeStartElement("entry");
                element(xml, "id", "urn:layanan112:" + entry.id());
                element(xml, "title", entry.title());
                element(xml, "updated", entry.updated().toString());
                xml.writeEmptyElement("link");
                xml.writeAttribute("href", entry.path());
                element(xml, "summary", entry.text());
                xml.writeEndElement();
            }
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
        return text.toString();
    }

    private static void element(XMLStreamWriter xml, String name, String text) throws XMLStreamException {
        xml.writeStartElement(name);
        xml.writeCharacters(text);
        xml.writeEndElement();
    }
}
