package id.layanan112.kit.start;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.io.PrintStream;

/** Where every service begins: with a look at what it was given. */
@QuarkusMain
public final class ServiceMain {
    private ServiceMain() {}

    public static void main(String... arguments) {
        if (!looksRight(Given.here(), System.err)) {
            System.exit(Ending.CONFIGURATION);
        }
        Quarkus.run(arguments);
    }

    /** False when the service must not start; what is wrong is said, a line each. */
    static boolean looksRight(Given given, PrintStream say) {
        boolean right = true;
        for (Complaint complaint : given.complaints()) {
            boolean bearable = given.forgiving() && !vital(complaint);
            say.println((bearable ? "ERROR " : "FATAL ")
                    + complaint.text()
                    + (bearable ? "; it is left out, and the service starts" : ""));
            if (bearable) {
                given.leaveOut(complaint);
            }
            right &= bearable;
        }
        for (String unreadable : given.unreadableKeysets()) {
            say.println("FATAL KEYSET " + unreadable);
            right = false;
        }
        return right;
    }

    private static boolean vital(Complaint complaint) {
        return switch (complaint) {
            case Complaint.Missing missing -> true;
            case Complaint.Wrong(Setting setting, String why) -> setting.required();
            case Complaint.Unknown unknown -> false;
        };
    }
}
