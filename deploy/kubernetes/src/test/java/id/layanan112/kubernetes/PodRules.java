package id.layanan112.kubernetes;

import static id.layanan112.kubernetes.Manifests.each;
import static id.layanan112.kubernetes.Manifests.labels;
import static id.layanan112.kubernetes.Manifests.name;
import static id.layanan112.kubernetes.Manifests.pod;
import static id.layanan112.kubernetes.Manifests.podLabels;
import static id.layanan112.kubernetes.Manifests.title;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** How pods run, come and go. */
final class PodRules {
    private PodRules() {}

    static Stream<Rule> all() {
        return Stream.of(
                new Rule("selector", "a Deployment selects the pods that it makes", PodRules::selector),
                new Rule("image", "an image has a tag, and it is not latest", PodRules::image),
                new Rule(
                        "resources",
                        "a container asks for cpu and memory, and its memory has a limit",
                        PodRules::resources),
                new Rule(
                        "probes",
                        "a Deployment's container has three probes, of a port that it names",
                        PodRules::probes),
                new Rule("user", "a container runs as nobody in particular, never as root", PodRules::user),
                new Rule(
                        "root-file-system",
                        "a container cannot write to its root file system",
                        PodRules::rootFileSystem),
                new Rule("capabilities", "a container has no capability and can gain no right", PodRules::capabilities),
                new Rule("seccomp", "a pod has the runtime's seccomp profile", PodRules::seccomp),
                new Rule("token", "a pod has no token of the cluster's API", PodRules::token),
                new Rule("temporary", "what a pod may write to has a size", PodRules::temporary),
                new Rule("spread", "replicas are spread over hosts and zones", PodRules::spread),
                new Rule("drain", "a pod leaves its Services before it ends, and has time to finish", PodRules::drain),
                new Rule("surge", "a rollout never has fewer pods than before", PodRules::surge),
                new Rule("hasty", "a new pod has worked for a while before an old one goes", PodRules::hasty),
                new Rule("restricted", "a namespace admits restricted pods only", PodRules::restricted),
                new Rule("budget", "a budget selects a Deployment and leaves a pod that may go", PodRules::budget),
                new Rule("budgeted", "a Deployment with replicas has a budget", PodRules::budgeted),
                new Rule("scaler", "what scales has a Deployment to scale, within sense", PodRules::scaler));
    }

    private static List<String> selector(Manifests all) {
        return all.of("Deployment")
                .filter(one -> !podLabels(one)
                        .entrySet()
                        .containsAll(
                                labels(one.at("/spec/selector/matchLabels")).entrySet()))
                .map(one -> title(one) + " selects others than its own pods")
                .toList();
    }

    private static List<String> image(Manifests all) {
        return containers(all, (workload, container) -> {
            String image = container.path("image").asText();
            String last = image.substring(image.lastIndexOf('/') + 1);
            return last.contains("@sha256:") || (last.contains(":") && !last.endsWith(":latest"));
        });
    }

    private static List<String> resources(Manifests all) {
        return containers(
                all,
                (workload, container) -> Stream.of("/requests/cpu", "/requests/memory", "/limits/memory")
                        .noneMatch(one -> container.path("resources").at(one).isMissingNode()));
    }

    private static List<String> probes(Manifests all) {
        return containers(
                all,
                (workload, container) -> workload.path("kind").asText().equals("Job")
                        || Stream.of("startupProbe", "livenessProbe", "readinessProbe")
                                .allMatch(one -> each(container.path("ports"))
                                        .anyMatch(port -> port.path("name")
                                                .equals(container.path(one).at("/httpGet/port")))));
    }

    private static List<String> user(Manifests all) {
        return pods(
                all,
                pod -> pod.at("/securityContext/runAsNonRoot").asBoolean()
                        && pod.at("/securityContext/runAsUser").asInt() > 0
                        && each(pod.path("containers"))
                                .allMatch(one -> one.at("/securityContext/runAsNonRoot")
                                                .asBoolean(true)
                                        && one.at("/securityContext/runAsUser").asInt(1) > 0));
    }

    private static List<String> rootFileSystem(Manifests all) {
        return containers(
                all,
                (workload, one) ->
                        one.at("/securityContext/readOnlyRootFilesystem").asBoolean());
    }

    private static List<String> capabilities(Manifests all) {
        return containers(all, (workload, one) -> {
            JsonNode context = one.path("securityContext");
            return !context.path("allowPrivilegeEscalation").asBoolean(true)
                    && !context.path("privileged").asBoolean()
                    && each(context.at("/capabilities/drop"))
                            .anyMatch(drop -> drop.asText().equals("ALL"))
                    && context.at("/capabilities/add").isMissingNode();
        });
    }

    private static List<String> seccomp(Manifests all) {
        return pods(
                all,
                pod -> pod.at("/securityContext/seccompProfile/type").asText().equals("RuntimeDefault"));
    }

    private static List<String> token(Manifests all) {
        return pods(all, pod -> !pod.path("automountServiceAccountToken").asBoolean(true));
    }

    private static List<String> temporary(Manifests all) {
        return pods(
                all,
                pod -> each(pod.path("volumes"))
                        .allMatch(one -> !one.has("hostPath")
                                && (!one.has("emptyDir") || one.path("emptyDir").has("sizeLimit"))));
    }

    private static List<String> spread(Manifests all) {
        return all.of("Deployment")
                .filter(one -> !Stream.of("kubernetes.io/hostname", "topology.kubernetes.io/zone")
                        .allMatch(key -> each(pod(one).path("topologySpreadConstraints"))
                                .anyMatch(constraint ->
                                        constraint.path("topologyKey").asText().equals(key))))
                .map(one -> title(one) + " is not spread")
                .toList();
    }

    private static List<String> drain(Manifests all) {
        return all.of("Deployment")
                .filter(one -> {
                    int pause = pod(one).at("/containers/0/lifecycle/preStop/sleep/seconds")
                            .asInt();
                    return pause == 0
                            || pod(one).path("terminationGracePeriodSeconds").asInt(30) < pause + 30;
                })
                .map(one -> title(one) + " is not drained")
                .toList();
    }

    private static List<String> surge(Manifests all) {
        return all.of("Deployment")
                .filter(one ->
                        one.at("/spec/strategy/rollingUpdate/maxUnavailable").asInt(1) != 0)
                .map(one -> title(one) + " is rolled out with fewer pods")
                .toList();
    }

    private static List<String> hasty(Manifests all) {
        return all.of("Deployment")
                .filter(one -> one.at("/spec/minReadySeconds").asInt() < 5)
                .map(one -> title(one) + " is rolled on as soon as a pod is ready")
                .toList();
    }

    private static List<String> restricted(Manifests all) {
        return all.of("Namespace")
                .filter(one -> !labels(one.at("/metadata/labels"))
                        .getOrDefault("pod-security.kubernetes.io/enforce", "")
                        .equals("restricted"))
                .map(one -> title(one) + " admits any pod")
                .toList();
    }

    private static List<String> budget(Manifests all) {
        return all.of("PodDisruptionBudget")
                .filter(one -> all.of("Deployment")
                        .filter(deployment -> selects(one, deployment))
                        .filter(deployment -> deployment.at("/spec/replicas").asInt(1) >= 2)
                        .filter(deployment -> one.at("/spec/maxUnavailable").asInt()
                                        + Math.max(
                                                0,
                                                one.at("/spec/minAvailable").isMissingNode()
                                                        ? 0
                                                        : deployment
                                                                        .at("/spec/replicas")
                                                                        .asInt()
                                                                - one.at("/spec/minAvailable")
                                                                        .asInt())
                                > 0)
                        .findAny()
                        .isEmpty())
                .map(one -> title(one) + " protects nothing, or keeps every node from being drained")
                .toList();
    }

    private static List<String> budgeted(Manifests all) {
        return all.of("Deployment")
                .filter(one -> one.at("/spec/replicas").asInt(1) >= 2)
                .filter(one -> all.of("PodDisruptionBudget").noneMatch(budget -> selects(budget, one)))
                .map(one -> title(one) + " has no budget")
                .toList();
    }

    private static boolean selects(JsonNode budget, JsonNode deployment) {
        return podLabels(deployment)
                .entrySet()
                .containsAll(labels(budget.at("/spec/selector/matchLabels")).entrySet());
    }

    private static List<String> scaler(Manifests all) {
        return Stream.concat(all.of("HorizontalPodAutoscaler"), all.of("ScaledObject"))
                .filter(one -> {
                    JsonNode spec = one.path("spec");
                    Optional<?> target = all.find(
                            "Deployment", spec.at("/scaleTargetRef/name").asText());
                    int fewest = spec.path("minReplicas")
                            .asInt(spec.path("minReplicaCount").asInt());
                    int most = spec.path("maxReplicas")
                            .asInt(spec.path("maxReplicaCount").asInt());
                    return target.isEmpty() || fewest < 1 || most < fewest;
                })
                .map(one -> title(one) + " has nothing to scale, or no room")
                .toList();
    }

    private static List<String> containers(Manifests all, BiPredicate<JsonNode, JsonNode> good) {
        return all.workloads()
                .flatMap(workload -> Stream.concat(
                                each(pod(workload).path("containers")),
                                each(pod(workload).path("initContainers")))
                        .filter(container -> !good.test(workload, container))
                        .map(container -> title(workload) + ", container "
                                + container.path("name").asText()))
                .toList();
    }

    private static List<String> pods(Manifests all, Predicate<JsonNode> good) {
        return all.workloads()
                .filter(one -> !good.test(pod(one)))
                .map(one -> title(one) + " of " + name(one))
                .toList();
    }
}
