package dev.backdrop.infra;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import software.amazon.awscdk.Aws;
import software.amazon.awscdk.services.iam.Policy;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.stepfunctions.DefinitionBody;
import software.amazon.awscdk.services.stepfunctions.StateMachine;
import software.constructs.Construct;

/**
 * A state machine that processes every photo of a pipeline's bucket without the queue: for one long run that needs Step
 * Functions' console, pause and redrive. It competes with the queue for the same quota;
 * docs/adr/0020-distributed-map-or-queue.md says when to use which.
 */
public final class HeadshotMap extends Construct {

    private static final String DEFINITION = "headshot-map.asl.json";

    private final StateMachine stateMachine;

    public HeadshotMap(Construct scope, String id, HeadshotPipeline pipeline) {
        super(scope, id);
        Role role = Role.Builder.create(this, "Role")
                .assumedBy(new ServicePrincipal("states.amazonaws.com"))
                .build();
        stateMachine = StateMachine.Builder.create(this, "StateMachine")
                .definitionBody(DefinitionBody.fromString(definition()))
                .definitionSubstitutions(Ordered.map(
                        Map.entry("Bucket", pipeline.bucket().getBucketName()),
                        Map.entry("Function", pipeline.function().getFunctionArn())))
                .role(role)
                .build();
        // A separate policy, created last: it names the machine, and the machine names the role.
        Policy.Builder.create(this, "Policy")
                .roles(List.of(role))
                .statements(List.of(
                        allow(pipeline.bucket().getBucketArn(), "s3:ListBucket"),
                        allow(
                                pipeline.bucket().arnForObjects("map-runs/*"),
                                "s3:PutObject",
                                "s3:GetObject",
                                "s3:ListMultipartUploadParts",
                                "s3:AbortMultipartUpload"),
                        allow(pipeline.function().getFunctionArn(), "lambda:InvokeFunction"),
                        allow(stateMachine.getStateMachineArn(), "states:StartExecution"),
                        allow(executions(":*"), "states:DescribeExecution", "states:StopExecution"),
                        allow(executions("/*:*"), "states:RedriveExecution")))
                .build();
    }

    public StateMachine stateMachine() {
        return stateMachine;
    }

    private String executions(String which) {
        return "arn:%s:states:%s:%s:execution:%s%s"
                .formatted(Aws.PARTITION, Aws.REGION, Aws.ACCOUNT_ID, stateMachine.getStateMachineName(), which);
    }

    private static PolicyStatement allow(String resource, String... actions) {
        return PolicyStatement.Builder.create()
                .actions(List.of(actions))
                .resources(List.of(resource))
                .build();
    }

    private static String definition() {
        try (InputStream definition = HeadshotMap.class.getResourceAsStream(DEFINITION)) {
            return new String(definition.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + DEFINITION, e);
        }
    }
}
