package id.layanan112.gateway.dispatch;

/**
 * What one agency is to be told.
 *
 * @param about the order's revision and round, the version at which there was something to tell, or a line
 */
public record Telling(Dispatch dispatch, String agencyId, int rung, Reach.Line line, Type type, String about) {

    /** What is told. */
    public enum Type {
        /** Do this; also when something of it is new. */
        ORDERED,
        /** One more line was told; nobody has to answer that. */
        TOLD_MORE,
        /** It is not yours any more. */
        WITHDRAWN,
        /** Another agency is asked, for nobody of yours accepted in time. */
        PASSED_ON,
        /** Another agency comes as well. */
        ALSO_COMING
    }
}
