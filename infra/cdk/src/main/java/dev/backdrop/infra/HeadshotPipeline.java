package dev.backdrop.infra;

import software.amazon.awscdk.services.lambda.IFunction;
import software.amazon.awscdk.services.logs.ILogGroup;
import software.amazon.awscdk.services.s3.IBucket;
import software.amazon.awscdk.services.secretsmanager.ISecret;
import software.amazon.awscdk.services.sqs.IQueue;
import software.constructs.Construct;

/**
 * The whole pipeline, for any stack: bucket, queue, function, alarms and dashboard.
 *
 * <p>Its parts are children of this construct with the names that the SAM template gives them.
 */
public final class HeadshotPipeline extends Construct {

    private final WorkQueues queues;
    private final IBucket bucket;
    private final ISecret secret;
    private final HeadshotFunction function;
    private final Dashboard dashboard;

    public HeadshotPipeline(Construct scope, String id, HeadshotPipelineProps props) {
        super(scope, id);
        queues = new WorkQueues(this, props.pace());
        bucket = props.existingBucket()
                .map(existing -> ExistingBucketEvents.to(this, existing, queues.work()))
                .orElseGet(() -> HeadshotBucket.create(this, queues.work()));
        secret = props.existingSecret().orElseGet(() -> FireflySecret.create(this));
        function = new HeadshotFunction(this, props, bucket, queues, secret);
        props.sweepSchedule().ifPresent(expression -> Sweep.create(this, expression, function.alias(), props.pace()));
        new Alarms(this, AlarmTopic.of(this, props)).watch(queues, function, props.pace());
        dashboard = new Dashboard(this, queues, function);
    }

    public IBucket bucket() {
        return bucket;
    }

    /** The alias to invoke by hand; it has the snapshot. */
    public IFunction function() {
        return function.alias();
    }

    public ILogGroup logs() {
        return function.logs();
    }

    public IQueue workQueue() {
        return queues.work();
    }

    public IQueue deadLetterQueue() {
        return queues.dead();
    }

    public ISecret secret() {
        return secret;
    }

    public String dashboardUrl() {
        return dashboard.url();
    }
}
