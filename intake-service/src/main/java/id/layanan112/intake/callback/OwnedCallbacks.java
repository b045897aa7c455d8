package id.layanan112.intake.callback;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** Tasks as a shift leaves and takes them. */
@ApplicationScoped
public class OwnedCallbacks {
    private final CallbackTasks tasks;

    OwnedCallbacks(CallbackTasks tasks) {
        this.tasks = tasks;
    }

    /** All that are open, after what this person had is everybody's again; in the current transaction. */
    public List<UUID> leave(String centreCode, String owner) {
        tasks.release(centreCode, owner);
        return tasks.everybodys(centreCode);
    }

    /** What nobody else has taken meanwhile; in the current transaction. */
    public void take(String centreCode, List<UUID> taskIds, String owner) {
        tasks.give(centreCode, taskIds, owner);
    }
}
