package dev.backdrop.infra;

import java.util.List;
import java.util.Map;

import software.amazon.awscdk.Aws;
import software.amazon.awscdk.services.iam.PolicyDocument;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.lambda.Alias;
import software.amazon.awscdk.services.scheduler.CfnSchedule;
import software.constructs.Construct;

/** The schedule that enqueues forgotten headshots, about an hour's worth at a time, and measures the oldest one. */
final class Sweep {

    private Sweep() {}

    static void create(Construct scope, String expression, Alias alias, Pace pace) {
        PolicyStatement invoke = PolicyStatement.Builder.create()
                .actions(List.of("lambda:InvokeFunction"))
                .resources(List.of(alias.getFunctionArn()))
                .build();
        Role role = Role.Builder.create(scope, "SweepRole")
                .assumedBy(new ServicePrincipal("scheduler.amazonaws.com")
                        .withConditions(Map.of("StringEquals", Map.of("aws:SourceAccount", Aws.ACCOUNT_ID))))
                .inlinePolicies(Map.of(
                        "Sweep",
                        PolicyDocument.Builder.create()
                                .statements(List.of(invoke))
                                .build()))
                .build();
        CfnSchedule.Builder.create(scope, "Sweep")
                .description(
                        "Enqueues headshots whose event was lost, about an hour's worth at a time, and measures the oldest")
                .scheduleExpression(expression)
                .flexibleTimeWindow(CfnSchedule.FlexibleTimeWindowProperty.builder()
                        .mode("OFF")
                        .build())
                .target(CfnSchedule.TargetProperty.builder()
                        .arn(alias.getFunctionArn())
                        .roleArn(role.getRoleArn())
                        .input("{\"sweep\":{\"limit\":%d}}".formatted(pace.headshotsPerHour()))
                        .retryPolicy(CfnSchedule.RetryPolicyProperty.builder()
                                .maximumRetryAttempts(3)
                                .maximumEventAgeInSeconds(3600)
                                .build())
                        .build())
                .build();
    }
}
