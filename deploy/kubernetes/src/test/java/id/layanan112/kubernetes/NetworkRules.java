package id.layanan112.kubernetes;

import static id.layanan112.kubernetes.Manifests.each;
import static id.layanan112.kubernetes.Manifests.labels;
import static id.layanan112.kubernetes.Manifests.pod;
import static id.layanan112.kubernetes.Manifests.podLabels;
import static id.layanan112.kubernetes.Manifests.title;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Nothing flows but what is meant to; what is meant to does. Policies are read as the network plugin reads them. */
final class NetworkRules {
    private static final Map<String, String> BROKER =
            Map.of("strimzi.io/cluster", "layanan112", "strimzi.io/kind", "Kafka");

    private NetworkRules() {}

    static Stream<Rule> all() {
        return Stream.of(
                new Rule(
                        "default-deny",
                        "every namespace denies what is not allowed, both ways",
                        NetworkRules::defaultDeny),
                new Rule("flows", "a workload reaches what it needs", NetworkRules::flows),
                new Rule(
                        "no-flows",
                        "a workload reaches no database but its own, and no other workload",
                        NetworkRules::noFlows));
    }

    private static List<String> defaultDeny(Manifests all) {
        return all.of("Namespace")
                .filter(namespace -> all.of("NetworkPolicy")
                        .filter(one -> one.at("/metadata/namespace").equals(namespace.at("/metadata/name")))
                        .noneMatch(one -> one.at("/spec/podSelector").isEmpty()
                                && one.at("/spec/policyTypes").size() == 2
                                && !one.path("spec").has("ingress")
                                && !one.path("spec").has("egress")))
                .map(one -> title(one) + " denies nothing")
                .toList();
    }

    private static List<String> flows(Manifests all) {
        List<String> missing = new ArrayList<>();
        all.workloads().forEach(workload -> {
            Map<String, String> who = podLabels(workload);
            String database = database(who);
            if (!database.isEmpty() && !flows(all, who, postgres(database), "5432")) {
                missing.add(title(workload) + " does not reach its database");
            }
            if (mounts(workload, "kafka-user") && !flows(all, who, BROKER, "9093")) {
                missing.add(title(workload) + " does not reach the brokers");
            }
            if (!leaves(all, who, "namespace:kube-system", "53")) {
                missing.add(title(workload) + " cannot ask for names");
            }
            if (workload.path("kind").asText().equals("Deployment") && !leaves(all, who, "outside", "443")) {
                missing.add(title(workload) + " does not reach the identity provider");
            }
            if (workload.path("kind").asText().equals("Deployment") && !comes(all, "metrics", who)) {
                missing.add(title(workload) + " is not read by Prometheus");
            }
            if (all.of("Service")
                            .anyMatch(service -> who.entrySet()
                                    .containsAll(
                                            labels(service.at("/spec/selector")).entrySet()))
                    && !comes(all, "ingress", who)) {
                missing.add(title(workload) + " is not reached from outside");
            }
        });
        Map<String, String> probe = Map.of("app.kubernetes.io/component", "operations");
        Stream.of("intake", "gateway")
                .filter(one -> !flows(all, probe, Map.of("app.kubernetes.io/component", one), "http"))
                .forEach(one -> missing.add("the probe does not reach " + one));
        return missing;
    }

    private static List<String> noFlows(Manifests all) {
        List<String> open = new ArrayList<>();
        all.workloads().forEach(workload -> {
            Map<String, String> who = podLabels(workload);
            Stream.of("intake", "routing", "gateway", "monitoring")
                    .filter(one -> !one.equals(database(who)) && flows(all, who, postgres(one), "5432"))
                    .forEach(one -> open.add(title(workload) + " reaches the database of " + one));
            all.of("Deployment")
                    .filter(other -> !other.equals(workload))
                    .filter(other -> !(title(workload).equals("Deployment/probe")
                            && title(other).matches("Deployment/(intake|gateway-.*)")))
                    .filter(other -> flows(all, who, podLabels(other), "http"))
                    .forEach(other -> open.add(title(workload) + " reaches " + title(other)));
        });
        return open;
    }

    private static String database(Map<String, String> pod) {
        String component = pod.getOrDefault("app.kubernetes.io/component", "");
        return switch (component) {
            case "intake", "routing", "gateway", "monitoring" -> component;
            default -> pod.getOrDefault("layanan112.id/database", "");
        };
    }

    private static Map<String, String> postgres(String database) {
        return Map.of("cnpg.io/cluster", "postgres-" + database);
    }

    private static boolean mounts(JsonNode workload, String volume) {
        return each(pod(workload).path("volumes"))
                .anyMatch(one -> one.path("name").asText().equals(volume));
    }

    /** Within our namespace: the one side lets it out and the other lets it in. */
    private static boolean flows(Manifests all, Map<String, String> from, Map<String, String> to, String port) {
        boolean out = rules(all, from, "egress").anyMatch(rule -> peers(rule, "to", to) && port(rule, port));
        boolean in = rules(all, to, "ingress").anyMatch(rule -> peers(rule, "from", from) && port(rule, port))
                || (to.equals(BROKER)
                        && all.of("Kafka")
                                .flatMap(one -> each(one.at("/spec/kafka/listeners")))
                                .anyMatch(one -> one.path("port").asText().equals(port)
                                        && peers(one, "networkPolicyPeers", from)));
        return out && in;
    }

    private static boolean leaves(Manifests all, Map<String, String> from, String where, String port) {
        return rules(all, from, "egress")
                .anyMatch(rule -> port(rule, port)
                        && each(rule.path("to"))
                                .anyMatch(peer -> where.equals("outside")
                                        ? peer.has("ipBlock")
                                        : peer.at("/namespaceSelector/matchLabels/kubernetes.io~1metadata.name")
                                                .asText()
                                                .equals(where.substring("namespace:".length()))));
    }

    private static boolean comes(Manifests all, String role, Map<String, String> to) {
        return rules(all, to, "ingress")
                .anyMatch(rule -> port(rule, "http")
                        && each(rule.path("from"))
                                .anyMatch(peer -> peer.at("/namespaceSelector/matchLabels/layanan112.id~1role")
                                        .asText()
                                        .equals(role)));
    }

    private static Stream<JsonNode> rules(Manifests all, Map<String, String> pod, String way) {
        return all.of("NetworkPolicy")
                .filter(one -> matches(one.at("/spec/podSelector"), pod))
                .flatMap(one -> each(one.path("spec").path(way)));
    }

    /** No peers are all peers. */
    private static boolean peers(JsonNode rule, String side, Map<String, String> pod) {
        return !rule.has(side)
                || each(rule.path(side))
                        .anyMatch(one -> one.has("podSelector")
                                && !one.has("namespaceSelector")
                                && matches(one.path("podSelector"), pod));
    }

    private static boolean port(JsonNode rule, String port) {
        return !rule.has("ports")
                || each(rule.path("ports"))
                        .anyMatch(one -> one.path("port").asText().equals(port));
    }

    private static boolean matches(JsonNode selector, Map<String, String> pod) {
        return pod.entrySet().containsAll(labels(selector.path("matchLabels")).entrySet())
                && each(selector.path("matchExpressions")).allMatch(one -> {
                    String value = pod.get(one.path("key").asText());
                    return switch (one.path("operator").asText()) {
                        case "In" ->
                            value != null
                                    && each(one.path("values"))
                                            .anyMatch(each -> each.asText().equals(value));
                        case "Exists" -> value != null;
                        default -> throw new IllegalArgumentException("operator of " + one);
                    };
                });
    }
}
