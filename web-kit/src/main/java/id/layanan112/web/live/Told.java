package id.layanan112.web.live;

/**
 * A part of a screen as it is now.
 *
 * @param id of the server-sent event: who has seen it has seen all that was told before
 * @param html of the whole part; empty when there is no such part any more
 */
public record Told(String id, String part, String html) {}
