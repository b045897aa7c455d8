package id.layanan112.intake.nuisance;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.List;
import java.util.Map;

/** The measures against nuisance callers. */
@ConfigMapping(prefix = "layanan112.intake.nuisance")
interface NuisanceSettings {
    /** From mild to strong: each time a person says so again, the next one. */
    @WithDefault("WATCH,HOURS_24,DAYS_3,REVIEW")
    List<Measure> measures();

    /** A centre's own measures, by its code. */
    Map<String, List<Measure>> centres();
}
