package id.layanan112.observability;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.Stream;

/** What Grafana reads, of dashboards.yaml, in which a panel is a line. */
final class Dashboards {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int COLUMNS = 24;

    private Dashboards() {}

    static JsonNode sources() {
        return Repository.yaml(Repository.HERE.resolve("dashboards.yaml"));
    }

    static List<String> expressions() {
        return sources().properties().stream()
                .map(java.util.Map.Entry::getValue)
                .flatMap(one -> Stream.concat(
                        Alerts.stream(one.path("variables"))
                                .map(variable -> variable.path("metric").asText()),
                        Alerts.stream(one.path("panels"))
                                .flatMap(Dashboards::targets)
                                .map(target -> target.path("expr").asText())))
                .toList();
    }

    private static Stream<JsonNode> targets(JsonNode panel) {
        if (panel.has("row")) {
            return Stream.of();
        }
        return panel.has("targets") ? Alerts.stream(panel.path("targets")) : Stream.of(panel);
    }

    static String json(String name, JsonNode source) throws JsonProcessingException {
        ObjectNode board = JSON.createObjectNode()
                .put("uid", "layanan112-" + name)
                .put("title", source.path("title").asText())
                .put("schemaVersion", 39)
                .put("editable", false)
                .put("refresh", "30s");
        board.putArray("tags").add("layanan112");
        board.putObject("time").put("from", "now-6h").put("to", "now");
        ArrayNode variables = board.putObject("templating").putArray("list");
        variables
                .addObject()
                .put("name", "datasource")
                .put("label", "Prometheus")
                .put("type", "datasource")
                .put("query", "prometheus");
        source.path("variables").forEach(variable -> variable(variables.addObject(), variable));
        Grid grid = new Grid();
        ArrayNode panels = board.putArray("panels");
        for (JsonNode panel : source.path("panels")) {
            panel(panels.addObject().put("id", panels.size()), panel, grid);
        }
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(board) + '\n';
    }

    private static void variable(ObjectNode made, JsonNode variable) {
        made.put("name", variable.path("name").asText())
                .put("label", variable.path("label").asText())
                .put("type", "query")
                .put(
                        "query",
                        "label_values(%s, %s)"
                                .formatted(
                                        variable.path("metric").asText(),
                                        variable.path("of").asText()))
                .put("refresh", 2)
                .put("multi", true)
                .put("includeAll", true)
                .put("allValue", ".*");
        datasource(made);
        made.putObject("current").put("text", "All").put("value", "$__all");
    }

    private static void panel(ObjectNode made, JsonNode panel, Grid grid) {
        if (panel.has("row")) {
            made.put("type", "row").put("title", panel.path("row").asText());
            grid.place(made, COLUMNS, 1);
            return;
        }
        String kind = panel.path("kind").asText("timeseries");
        made.put("type", kind).put("title", panel.path("title").asText());
        grid.place(made, panel.path("width").asInt(12), panel.path("height").asInt(8));
        datasource(made);
        ArrayNode targets = made.putArray("targets");
        targets(panel).forEach(target -> {
            ObjectNode one = targets.addObject()
                    .put("refId", String.valueOf((char) ('A' + targets.size() - 1)))
                    .put("expr", target.path("expr").asText())
                    .put("legendFormat", target.path("legend").asText("__auto"));
            if (!kind.equals("timeseries")) {
                one.put("instant", true);
            }
            if (kind.equals("table")) {
                one.put("format", "table");
            }
            datasource(one);
        });
        ObjectNode defaults = made.putObject("fieldConfig").putObject("defaults");
        defaults.put("unit", panel.path("unit").asText("short"));
        defaults.putObject("custom").put("axisSoftMin", 0);
        colours(defaults, panel);
    }

    /** Green, and red from a number on; or the other way round. */
    private static void colours(ObjectNode defaults, JsonNode panel) {
        for (String colour : List.of("red", "green")) {
            if (panel.has(colour)) {
                ArrayNode steps =
                        defaults.putObject("thresholds").put("mode", "absolute").putArray("steps");
                steps.addObject()
                        .put("color", colour.equals("red") ? "green" : "red")
                        .putNull("value");
                steps.addObject()
                        .put("color", colour)
                        .put("value", panel.path(colour).asDouble());
            }
        }
    }

    private static void datasource(ObjectNode of) {
        of.putObject("datasource").put("type", "prometheus").put("uid", "${datasource}");
    }

    /** From left to right, and on below. */
    private static final class Grid {
        private int x;
        private int y;
        private int below;

        void place(ObjectNode panel, int width, int height) {
            if (x + width > COLUMNS) {
                x = 0;
                y = below;
            }
            panel.putObject("gridPos").put("x", x).put("y", y).put("w", width).put("h", height);
            x += width;
            below = Math.max(below, y + height);
        }
    }
}
