package id.layanan112.kubernetes;

import static id.layanan112.kubernetes.Manifests.each;
import static id.layanan112.kubernetes.Manifests.name;
import static id.layanan112.kubernetes.Manifests.title;

import com.fasterxml.jackson.databind.JsonNode;
import id.layanan112.contracts.TopicAccess;
import id.layanan112.contracts.Topics;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The broker: topics as in the catalogue, rights as in TopicAccess, no record on one disk only. */
final class KafkaRules {
    private KafkaRules() {}

    static Stream<Rule> all() {
        return Stream.of(
                new Rule("topics", "there are the catalogue's topics and no others", KafkaRules::topics),
                new Rule(
                        "copies",
                        "a topic has three copies, and two have a record before it is acknowledged",
                        KafkaRules::copies),
                new Rule("rights", "a user has what TopicAccess says and nothing else", KafkaRules::rights),
                new Rule(
                        "broker",
                        "a broker speaks TLS to who has a certificate, and makes no topic by itself",
                        KafkaRules::broker));
    }

    private static List<String> topics(Manifests all) {
        Set<String> there = all.of("KafkaTopic").map(Manifests::name).collect(Collectors.toCollection(TreeSet::new));
        Set<String> wanted =
                Topics.all().stream().map(one -> one.name()).collect(Collectors.toCollection(TreeSet::new));
        Set<String> differing = new TreeSet<>(there);
        differing.addAll(wanted);
        differing.removeIf(one -> there.contains(one) && wanted.contains(one));
        return List.copyOf(differing);
    }

    private static List<String> copies(Manifests all) {
        return all.of("KafkaTopic")
                .filter(one -> one.at("/spec/replicas").asInt() != 3
                        || one.at("/spec/config/min.insync.replicas").asInt() != 2)
                .map(Manifests::title)
                .toList();
    }

    private static List<String> rights(Manifests all) {
        Map<String, Object> wanted = new HashMap<>();
        TopicAccess.all().forEach(one -> wanted.put(one.principal(), asSets(Generated.rights(one))));
        List<String> wrong = new ArrayList<>();
        all.of("KafkaUser").forEach(user -> {
            if (!granted(user).equals(wanted.remove(name(user)))) {
                wrong.add(title(user) + " has other rights");
            }
        });
        wanted.keySet().forEach(one -> wrong.add("KafkaUser/" + one + " is missing"));
        return wrong;
    }

    private static Map<Generated.Resource, Set<String>> asSets(Map<Generated.Resource, List<String>> rights) {
        return rights.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, one -> new HashSet<>(one.getValue())));
    }

    private static Map<Generated.Resource, Set<String>> granted(JsonNode user) {
        Map<Generated.Resource, Set<String>> granted = new HashMap<>();
        for (JsonNode acl : user.at("/spec/authorization/acls")) {
            // Anything but one literal name is more than anybody has.
            String name = acl.at("/resource/patternType").asText("literal").equals("literal")
                            && acl.path("host").asText("*").equals("*")
                            && acl.path("type").asText("allow").equals("allow")
                    ? acl.at("/resource/name").asText()
                    : acl.toString();
            each(acl.path("operations"))
                    .forEach(one -> granted.computeIfAbsent(
                                    new Generated.Resource(
                                            acl.at("/resource/type").asText(), name),
                                    any -> new HashSet<>())
                            .add(one.asText()));
        }
        return granted;
    }

    private static List<String> broker(Manifests all) {
        return all.of("Kafka")
                .filter(one -> !each(one.at("/spec/kafka/listeners"))
                                .allMatch(listener -> listener.path("tls").asBoolean()
                                        && listener.at("/authentication/type")
                                                .asText()
                                                .equals("tls")
                                        && listener.path("networkPolicyPeers").size() > 0)
                        || !one.at("/spec/kafka/authorization/type").asText().equals("simple")
                        || one.at("/spec/kafka/authorization/superUsers").size() > 0
                        || one.at("/spec/kafka/config/auto.create.topics.enable")
                                .asBoolean(true)
                        || one.at("/spec/kafka/config/unclean.leader.election.enable")
                                .asBoolean(true))
                .map(Manifests::title)
                .toList();
    }
}
