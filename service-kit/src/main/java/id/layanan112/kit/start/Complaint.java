package id.layanan112.kit.start;

import org.jspecify.annotations.Nullable;

/** What is wrong with the settings, said to whoever set them. */
sealed interface Complaint {
    /** Nobody set what the service cannot do without. */
    record Missing(Setting setting) implements Complaint {
        @Override
        public String text() {
            return "SETTING MISSING " + named(setting);
        }
    }

    record Wrong(Setting setting, String why) implements Complaint {
        @Override
        public String text() {
            return "SETTING WRONG " + named(setting) + ". What is set " + why;
        }
    }

    /** A name that nobody reads: a misspelt one would be believed to hold. */
    record Unknown(String name, @Nullable Setting nearest) implements Complaint {
        @Override
        public String text() {
            return "SETTING UNKNOWN " + name
                    + (nearest == null ? "" : "; did you mean " + nearest.name() + " (" + nearest.variable() + ")?");
        }
    }

    String text();

    private static String named(Setting setting) {
        return setting.name() + " (" + setting.variable() + "): " + setting.what() + "; for example "
                + setting.example();
    }
}
