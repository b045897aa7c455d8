package id.layanan112.intake.silent;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.List;
import java.util.Map;

/** The procedure for silent calls. */
@ConfigMapping(prefix = "layanan112.intake.silent-call")
interface SilentSettings {
    /** The steps where a region has none of its own, in their order. */
    @WithDefault("KEY_PRESS_ASKED,CALLED_BACK,LAST_LOCATION_CHECKED,REPEAT_CALLER_CHECKED")
    List<SilentStep> steps();

    /** A region's own steps, by its code. */
    Map<String, List<SilentStep>> regions();
}
