package dev.backdrop.infra;

import java.util.Objects;
import java.util.Optional;

import software.amazon.awscdk.services.lambda.Code;
import software.amazon.awscdk.services.s3.IBucket;
import software.amazon.awscdk.services.secretsmanager.ISecret;
import software.amazon.awscdk.services.sns.ITopic;

/**
 * The options of a pipeline.
 *
 * @param code the function, {@code target/function.zip}
 * @param pace Adobe's quota, and the number of instances that share it
 * @param prompt describes the background; 1 to 1024 characters
 * @param operationsPerDay the spend cap
 * @param inDoubt what happens to a fill that may have been paid for: {@code hold} or {@code retry}
 * @param existingBucket an existing bucket; it must have EventBridge notifications turned on
 * @param existingSecret an existing secret with Firefly's credential
 * @param alarmTopic an existing topic
 * @param alarmEmail the address that gets the alarms, through a new topic
 * @param sweepSchedule how often to look for headshots whose event was lost; without it the alarm on the oldest
 *     headshot has no data
 * @param tracing whether X-Ray traces each invocation
 */
public record HeadshotPipelineProps(
        Code code,
        Pace pace,
        String prompt,
        int operationsPerDay,
        String inDoubt,
        Optional<IBucket> existingBucket,
        Optional<ISecret> existingSecret,
        Optional<ITopic> alarmTopic,
        Optional<String> alarmEmail,
        Optional<String> sweepSchedule,
        boolean tracing) {

    public HeadshotPipelineProps {
        Objects.requireNonNull(code, "code");
        // Adobe Firefly: prompt 1..1024 characters.
        if (prompt.isBlank() || prompt.length() > 1024) {
            throw new IllegalArgumentException("the prompt must have 1 to 1024 characters");
        }
        if (operationsPerDay < 1) {
            throw new IllegalArgumentException("operations per day must be at least 1");
        }
        if (!inDoubt.equals("hold") && !inDoubt.equals("retry")) {
            throw new IllegalArgumentException("in doubt, a fill is either on hold or retried: hold, retry");
        }
    }

    /** The defaults for a new deployment, with this code. */
    public static Builder of(Code code) {
        return new Builder(code);
    }

    /** Collects options. */
    public static final class Builder {

        private final Code code;
        private Pace pace = Pace.DEFAULT;
        private String prompt = "A smooth gradient background with corporate blue tones";
        private int operationsPerDay = 2000;
        private String inDoubt = "hold";
        private IBucket existingBucket;
        private ISecret existingSecret;
        private ITopic alarmTopic;
        private String alarmEmail;
        private String sweepSchedule = "rate(1 hour)";
        private boolean tracing;

        private Builder(Code code) {
            this.code = code;
        }

        public Builder pace(Pace value) {
            pace = value;
            return this;
        }

        public Builder prompt(String value) {
            prompt = value;
            return this;
        }

        public Builder operationsPerDay(int value) {
            operationsPerDay = value;
            return this;
        }

        public Builder inDoubt(String value) {
            inDoubt = value;
            return this;
        }

        public Builder existingBucket(IBucket value) {
            existingBucket = value;
            return this;
        }

        public Builder existingSecret(ISecret value) {
            existingSecret = value;
            return this;
        }

        public Builder alarmTopic(ITopic value) {
            alarmTopic = value;
            return this;
        }

        public Builder alarmEmail(String value) {
            alarmEmail = value;
            return this;
        }

        /** @param value blank for no sweep */
        public Builder sweepSchedule(String value) {
            sweepSchedule = value;
            return this;
        }

        public Builder tracing(boolean value) {
            tracing = value;
            return this;
        }

        public HeadshotPipelineProps build() {
            return new HeadshotPipelineProps(
                    code,
                    pace,
                    prompt,
                    operationsPerDay,
                    inDoubt,
                    Optional.ofNullable(existingBucket),
                    Optional.ofNullable(existingSecret),
                    Optional.ofNullable(alarmTopic),
                    Optional.ofNullable(alarmEmail),
                    Optional.of(sweepSchedule).filter(schedule -> !schedule.isBlank()),
                    tracing);
        }
    }
}
