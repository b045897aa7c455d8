package id.layanan112.routing.coverage;

import id.layanan112.contracts.RungSource;
import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** Every text of the page: {@code messages/coverage_id.properties} and {@code coverage_en.properties}. */
@MessageBundle("coverage")
public interface CoverageWords {
    @Message
    String title();

    @Message
    String intro();

    @Message
    String skip();

    @Message
    String otherLanguage();

    @Message
    String light();

    @Message
    String dark();

    @Message
    String nation();

    @Message
    String caption();

    @Message
    String place();

    @Message
    String legend();

    @Message
    String policies(String versions);

    @Message
    String stale();

    @Message
    String gaps(int count);

    @Message
    String noGaps();

    @Message
    String moreGaps(int count);

    @Message
    String why(Coverage.Why why);

    @Message
    String sourceOf(RungSource source);

    @Message
    String signOf(RungSource source);
}
