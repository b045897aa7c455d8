package id.layanan112.observability;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which metrics a PromQL expression reads. */
final class MetricNames {
    /** What is no metric is recognised first: text, comments, selectors, ranges, lists of labels, times and numbers. */
    private static final Pattern TOKEN = Pattern.compile("""
            (?<nothing>"(?:\\\\.|[^"\\\\])*"|'(?:\\\\.|[^'\\\\])*'|`[^`]*`|\\#[^\\n]*\
            |\\{(?:"(?:\\\\.|[^"\\\\])*"|'(?:\\\\.|[^'\\\\])*'|[^}"'])*\\}|\\[[^\\]]*\\]\
            |\\b(?:by|without|on|ignoring|group_left|group_right)\\s*\\([^)]*\\)\
            |\\$\\{?\\w+\\}?|[0-9][0-9a-zA-Z_.]*)\
            |(?<call>[a-zA-Z_]\\w*\\s*(?=\\(|(?:by|without)\\s*\\())\
            |\\b(?<word>and|or|unless|offset|bool|atan2|inf|nan|group_left|group_right)\\b\
            |(?<name>[a-zA-Z_:][\\w:]*)""", Pattern.CASE_INSENSITIVE);

    private MetricNames() {}

    /** Also those that rules record, which have a colon. */
    static Set<String> inExpression(String expression) {
        Set<String> names = new TreeSet<>();
        Matcher token = TOKEN.matcher(expression);
        while (token.find()) {
            if (token.group("name") != null) {
                names.add(token.group("name"));
            }
        }
        return names;
    }
}
