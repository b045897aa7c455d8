package id.layanan112.routing.coverage;

import id.layanan112.contracts.IncidentType;
import id.layanan112.contracts.RungSource;
import id.layanan112.kit.access.Roles;
import id.layanan112.kit.web.Problem;
import id.layanan112.kit.web.ProblemException;
import id.layanan112.regions.Province;
import id.layanan112.regions.Regions;
import id.layanan112.routing.policy.Policies;
import id.layanan112.routing.policy.TypeWords;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Coverage as a page: the nation by province, a province by region. */
@Path("/")
@RolesAllowed({Roles.SUPERVISOR, Roles.DISPATCHER, Roles.MONITORING_ANALYST, Roles.AUDITOR, Roles.ADMINISTRATOR})
public class CoveragePage {
    private static final List<RungSource> SOURCES = List.of(
            RungSource.OWN,
            RungSource.NEIGHBOUR,
            RungSource.PROVINCE,
            RungSource.NATIONAL,
            RungSource.SUBSTITUTE,
            RungSource.SUPERVISOR);

    private final PresentCoverage coverage;
    private final Policies policies;

    CoveragePage(PresentCoverage coverage, Policies policies) {
        this.coverage = coverage;
        this.policies = policies;
    }

    /** {@code templates/coverage}. */
    @CheckedTemplate(basePath = "coverage")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance page(
                String lang,
                String otherLang,
                boolean light,
                String theme,
                String otherTheme,
                String here,
                boolean stale,
                String versions,
                List<RungSource> sources,
                List<String> types,
                CoverageTable table,
                int more);
    }

    @GET
    @Produces(MediaType.TEXT_HTML)
    public TemplateInstance page(
            @QueryParam("lang") @Nullable String lang,
            @QueryParam("theme") @Nullable String theme,
            @QueryParam("province") @Nullable String code) {
        boolean english = "en".equals(lang);
        boolean light = "light".equals(theme);
        Province province = code == null ? null : province(code);
        CoverageTable table = CoverageTable.of(coverage.now(), province);
        return Templates.page(
                        english ? "en" : "id",
                        english ? "id" : "en",
                        light,
                        light ? "&theme=light" : "",
                        light ? "" : "&theme=light",
                        province == null ? "" : "&province=" + province.code(),
                        !policies.upToDate(),
                        versions(province),
                        SOURCES,
                        Arrays.stream(IncidentType.values())
                                .map(type -> TypeWords.of(type, english))
                                .toList(),
                        table,
                        table.allGaps() - table.gaps().size())
                .setLocale(Locale.of(english ? "en" : "id"));
    }

    private static Province province(String code) {
        return Regions.province(code)
                .orElseThrow(() -> new ProblemException(Problem.badRequest()
                        .withField(
                                "province",
                                "unknown-province",
                                "Provinsi ini tidak ada, contoh: 32.",
                                "There is no such province; 32 for example.")));
    }

    private String versions(@Nullable Province province) {
        return policies.current().versions().stream()
                .filter(one -> province == null
                        || one.scope().equals("ID")
                        || one.scope().startsWith(province.code()))
                .map(one -> one.policyId() + " " + one.version() + " (" + one.scope() + ")")
                .collect(Collectors.joining(", "));
    }
}
