package id.layanan112.intake.command;

/**
 * What a line may become.
 *
 * @param line the whole line then
 * @param label for people
 */
public record Suggestion(String line, String label) {}
