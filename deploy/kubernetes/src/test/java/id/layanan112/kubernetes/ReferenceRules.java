package id.layanan112.kubernetes;

import static id.layanan112.kubernetes.Manifests.each;
import static id.layanan112.kubernetes.Manifests.labels;
import static id.layanan112.kubernetes.Manifests.name;
import static id.layanan112.kubernetes.Manifests.pod;
import static id.layanan112.kubernetes.Manifests.podLabels;
import static id.layanan112.kubernetes.Manifests.title;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What names something else finds it. */
final class ReferenceRules {
    private ReferenceRules() {}

    static Stream<Rule> all() {
        return Stream.of(
                new Rule("service", "a Service has pods behind it, and they have its port", ReferenceRules::service),
                new Rule("ingress", "an Ingress leads to a Service and a port, by TLS", ReferenceRules::ingress),
                new Rule("config-map", "a ConfigMap that is named is there", ReferenceRules::configMap),
                new Rule(
                        "secret",
                        "a Secret and key that are named come from an ExternalSecret or an operator",
                        ReferenceRules::secret),
                new Rule("no-secret", "no manifest has a secret's value", ReferenceRules::noSecret),
                new Rule(
                        "keysets",
                        "the power lane has two keysets, and routing and monitoring none",
                        ReferenceRules::keysets),
                new Rule("settings", "what a ConfigMap sets is a setting of that service", ReferenceRules::settings));
    }

    private static List<String> service(Manifests all) {
        return all.of("Service")
                .filter(service -> all.of("Deployment")
                                .filter(one -> podLabels(one)
                                        .entrySet()
                                        .containsAll(labels(service.at("/spec/selector"))
                                                .entrySet()))
                                .filter(one -> each(service.at("/spec/ports"))
                                        .allMatch(port -> each(pod(one).at("/containers/0/ports"))
                                                .anyMatch(
                                                        its -> its.path("name").equals(port.path("targetPort")))))
                                .count()
                        != 1)
                .map(one -> title(one) + " leads to no pods, or to those of several Deployments")
                .toList();
    }

    private static List<String> ingress(Manifests all) {
        return all.of("Ingress")
                .filter(ingress -> {
                    Set<String> closed = each(ingress.at("/spec/tls"))
                            .flatMap(tls -> each(tls.path("hosts")))
                            .map(JsonNode::asText)
                            .collect(Collectors.toSet());
                    return !each(ingress.at("/spec/rules"))
                            .allMatch(rule -> closed.contains(rule.path("host").asText())
                                    && each(rule.at("/http/paths")).allMatch(path -> leads(all, path)));
                })
                .map(one -> title(one) + " leads nowhere, or in the open")
                .toList();
    }

    private static boolean leads(Manifests all, JsonNode path) {
        return all.find("Service", path.at("/backend/service/name").asText()).stream()
                .flatMap(service -> each(service.at("/spec/ports")))
                .anyMatch(port -> port.path("name").equals(path.at("/backend/service/port/name")));
    }

    private static List<String> configMap(Manifests all) {
        return all.workloads()
                .flatMap(workload -> each(pod(workload).path("containers"))
                        .flatMap(container -> each(container.path("envFrom")))
                        .map(one -> one.at("/configMapRef/name").asText())
                        .filter(one -> !all.has("ConfigMap", one))
                        .map(one -> title(workload) + " wants ConfigMap " + one))
                .toList();
    }

    private static List<String> secret(Manifests all) {
        Set<String> there = made(all);
        return wanted(all)
                .filter(one -> !there.contains(one.secret() + "/" + one.key()))
                .map(one -> one.who() + " wants " + one.key() + " of Secret " + one.secret())
                .toList();
    }

    /** Secrets and their keys: from ExternalSecrets, and those that operators make. */
    private static Set<String> made(Manifests all) {
        Set<String> there = new TreeSet<>();
        all.of("ExternalSecret")
                .forEach(one -> each(one.at("/spec/data"))
                        .forEach(data -> there.add(one.at("/spec/target/name").asText() + "/"
                                + data.path("secretKey").asText())));
        all.of("KafkaUser").forEach(one -> {
            there.add(name(one) + "/user.p12");
            there.add(name(one) + "/user.password");
        });
        all.of("Kafka").forEach(one -> there.add(name(one) + "-cluster-ca-cert/ca.crt"));
        all.of("Cluster").forEach(one -> there.add(name(one) + "-ca/ca.crt"));
        // A whole Secret that is mounted is wanted without a key.
        Set.copyOf(there).forEach(one -> there.add(one.substring(0, one.indexOf('/') + 1)));
        return there;
    }

    private record Wanted(String who, String secret, String key) {}

    private static Stream<Wanted> wanted(Manifests all) {
        List<Wanted> wanted = new ArrayList<>();
        all.workloads().forEach(workload -> {
            each(pod(workload).path("containers"))
                    .flatMap(container -> each(container.path("env")))
                    .map(one -> one.at("/valueFrom/secretKeyRef"))
                    .filter(JsonNode::isObject)
                    .forEach(one -> wanted.add(new Wanted(
                            title(workload),
                            one.path("name").asText(),
                            one.path("key").asText())));
            each(pod(workload).path("volumes"))
                    .map(one -> one.path("secret"))
                    .filter(JsonNode::isObject)
                    .forEach(one -> {
                        String secret = one.path("secretName").asText();
                        if (!one.has("items")) {
                            wanted.add(new Wanted(title(workload), secret, ""));
                        }
                        each(one.path("items"))
                                .forEach(item -> wanted.add(new Wanted(
                                        title(workload),
                                        secret,
                                        item.path("key").asText())));
                    });
        });
        all.of("Cluster").forEach(one -> {
            wanted.add(new Wanted(
                    title(one), one.at("/spec/bootstrap/initdb/secret/name").asText(), "password"));
            each(one.at("/spec/managed/roles"))
                    .forEach(role -> wanted.add(new Wanted(
                            title(one), role.at("/passwordSecret/name").asText(), "password")));
        });
        all.of("Ingress")
                .forEach(one -> each(one.at("/spec/tls"))
                        .forEach(tls -> wanted.add(
                                new Wanted(title(one), tls.path("secretName").asText(), "tls.key"))));
        all.of("ObjectStore")
                .forEach(one -> one.at("/spec/configuration/s3Credentials")
                        .forEach(key -> wanted.add(new Wanted(
                                title(one),
                                key.path("name").asText(),
                                key.path("key").asText()))));
        return wanted.stream();
    }

    private static List<String> noSecret(Manifests all) {
        Stream<String> secrets = all.of("Secret").map(one -> title(one) + " has values");
        Stream<String> settings = all.of("ConfigMap")
                .flatMap(one -> one.path("data").properties().stream()
                        .filter(data -> secretly(data.getKey()))
                        .map(data -> title(one) + " has a value of " + data.getKey()));
        Stream<String> variables = all.workloads()
                .flatMap(one -> each(pod(one).path("containers"))
                        .flatMap(container -> each(container.path("env")))
                        .filter(variable -> variable.has("value")
                                && secretly(variable.path("name").asText()))
                        .map(variable -> title(one) + " has a value of "
                                + variable.path("name").asText()));
        return Stream.of(secrets, settings, variables).flatMap(one -> one).toList();
    }

    private static boolean secretly(String name) {
        return name.matches(".*(PASSWORD|SECRET|TOKEN)$") || Settings.secrets().contains(name);
    }

    private static List<String> keysets(Manifests all) {
        List<String> wrong = new ArrayList<>();
        all.find("ExternalSecret", "keys-gateway-power").ifPresent(one -> {
            List<String> keys = each(one.at("/spec/data"))
                    .map(data -> data.path("secretKey").asText())
                    .toList();
            if (!keys.equals(List.of("block-scene.json", "block-response.json"))) {
                wrong.add(title(one) + " opens " + keys);
            }
        });
        all.workloads()
                .filter(one -> !name(one).startsWith("gateway") && !name(one).equals("intake"))
                .filter(one -> each(pod(one).path("volumes"))
                        .anyMatch(volume ->
                                volume.at("/secret/secretName").asText().startsWith("keys-")))
                .map(one -> title(one) + " has keysets")
                .forEach(wrong::add);
        return wrong;
    }

    private static List<String> settings(Manifests all) {
        return all.of("Deployment")
                .flatMap(one -> {
                    Set<String> known = Settings.of(
                            pod(one).at("/containers/0/image").asText().replaceAll("^.*/([^/:]+):.*$", "$1"));
                    return each(pod(one).at("/containers/0/envFrom"))
                            .flatMap(from -> all
                                    .find(
                                            "ConfigMap",
                                            from.at("/configMapRef/name").asText())
                                    .stream())
                            .flatMap(map -> map.path("data").properties().stream())
                            .filter(data -> !known.isEmpty() && !known.contains(data.getKey()))
                            .map(data -> title(one) + " has no setting " + data.getKey());
                })
                .toList();
    }
}
