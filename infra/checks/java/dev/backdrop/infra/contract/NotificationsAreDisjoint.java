package dev.backdrop.infra.contract;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import dev.backdrop.infra.template.Resource;
import dev.backdrop.infra.template.Template;
import dev.backdrop.infra.template.Tree;

/** The bucket sends the queue events of new photos and masks, and of nothing that the function writes itself. */
public final class NotificationsAreDisjoint implements Rule {

    /** The prefixes of the input. */
    public static final Set<String> INPUTS = Set.of("headshots/", "masks/");

    /** The prefixes that the function writes: a notification here would make it invoke itself. */
    public static final Set<String> OUTPUTS = Set.of("processed/", "records/");

    @Override
    public Stream<String> violations(Template template) {
        return template.ofType("AWS::S3::Bucket").stream().flatMap(bucket -> violations(template, bucket));
    }

    private static Stream<String> violations(Template template, Resource bucket) {
        Stream.Builder<String> found = Stream.builder();
        List<Object> notifications = bucket.list("NotificationConfiguration.QueueConfigurations");
        if (!prefixes(notifications).equals(new TreeSet<>(INPUTS)) || notifications.size() != INPUTS.size()) {
            found.add("notifications must be for %s, once each, and nothing else".formatted(new TreeSet<>(INPUTS)));
        }
        String queue = WorkQueue.of(template).map(Resource::id).orElse("");
        for (Object notification : notifications) {
            if (!Tree.at(notification, "Event").equals(Optional.of("s3:ObjectCreated:*"))) {
                found.add("notifications must be for s3:ObjectCreated:*");
            }
            if (!Tree.map(notification).getOrDefault("Queue", "").equals("${" + queue + ".Arn}")) {
                found.add("notifications must go to the work queue");
            }
        }
        if (bucket.at("NotificationConfiguration.LambdaConfigurations").isPresent()) {
            found.add("notifications must go through the queue, not straight to a function");
        }
        // S3 sends a test message when the notification is set.
        boolean waits = template.ofType("AWS::SQS::QueuePolicy").stream()
                .filter(policy -> policy.list("Queues").contains("${" + queue + "}"))
                .anyMatch(policy -> bucket.dependsOn().contains(policy.id()));
        if (!waits) {
            found.add(bucket.id() + " must depend on the work queue's policy");
        }
        return found.build();
    }

    private static Set<String> prefixes(List<Object> notifications) {
        Set<String> prefixes = new TreeSet<>();
        for (Object notification : notifications) {
            List<Object> rules =
                    Tree.list(Tree.at(notification, "Filter.S3Key.Rules").orElse(null));
            boolean onePrefix =
                    rules.size() == 1 && "prefix".equals(Tree.map(rules.get(0)).get("Name"));
            prefixes.add(onePrefix ? String.valueOf(Tree.map(rules.get(0)).get("Value")) : "");
        }
        return prefixes;
    }
}
