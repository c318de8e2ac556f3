package dev.backdrop.infra;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import software.amazon.awscdk.Aws;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.sns.ITopic;
import software.amazon.awscdk.services.sns.Subscription;
import software.amazon.awscdk.services.sns.SubscriptionProtocol;
import software.amazon.awscdk.services.sns.Topic;
import software.constructs.Construct;

/** Where alarms go: an existing topic, a new one with one subscriber, or nowhere. */
final class AlarmTopic {

    private AlarmTopic() {}

    static Optional<ITopic> of(Construct scope, HeadshotPipelineProps props) {
        return props.alarmTopic().or(() -> props.alarmEmail().map(address -> create(scope, address)));
    }

    private static ITopic create(Construct scope, String address) {
        Topic topic = Topic.Builder.create(scope, "AlarmTopic")
                .displayName("Backdrop alarms")
                .enforceSsl(true)
                .build();
        topic.addToResourcePolicy(PolicyStatement.Builder.create()
                .principals(List.of(new ServicePrincipal("cloudwatch.amazonaws.com")))
                .actions(List.of("sns:Publish"))
                .resources(List.of(topic.getTopicArn()))
                .conditions(Map.of("StringEquals", Map.of("aws:SourceAccount", Aws.ACCOUNT_ID)))
                .build());
        Subscription.Builder.create(scope, "AlarmMail")
                .topic(topic)
                .protocol(SubscriptionProtocol.EMAIL)
                .endpoint(address)
                .build();
        return topic;
    }
}
