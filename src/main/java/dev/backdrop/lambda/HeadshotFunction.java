package dev.backdrop.lambda;

import java.time.Clock;
import java.util.List;
import java.util.Map;

import jakarta.inject.Inject;
import jakarta.inject.Named;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.fasterxml.jackson.databind.JsonNode;
import org.jboss.logging.Logger;

import dev.backdrop.event.Trigger;
import dev.backdrop.event.read.EventReader;
import dev.backdrop.lambda.work.FigureLines;
import dev.backdrop.lambda.work.Invocation;
import dev.backdrop.lambda.work.QueueBatches;
import dev.backdrop.reprocess.Reprocessing;

/** The Lambda handler: reads the event, has the work done, and answers in the shape that the sender expects. */
@Named("headshots")
public class HeadshotFunction implements RequestHandler<JsonNode, Object> {

    private static final Logger LOG = Logger.getLogger(HeadshotFunction.class);

    private final EventReader reader;
    private final QueueBatches batches;
    private final DirectWork direct;
    private final Reprocessing reprocessing;
    private final FigureLines figures;
    private final InFlightInvocations invocations;
    private final Clock clock;

    @Inject
    HeadshotFunction(Handling handling, InFlightInvocations invocations, Clock clock) {
        this.reader = handling.reader();
        this.batches = handling.batches();
        this.direct = handling.direct();
        this.reprocessing = handling.reprocessing();
        this.figures = handling.figures();
        this.invocations = invocations;
        this.clock = clock;
    }

    @Override
    public Object handleRequest(JsonNode event, Context context) {
        invocations.begin();
        try {
            return reader.read(event).handle(new Answer(Invocation.of(context, clock)));
        } finally {
            figures.write();
            invocations.end();
        }
    }

    /** Answers one invocation. */
    private final class Answer implements Trigger.Cases<Object> {

        private final Invocation invocation;

        private Answer(Invocation invocation) {
            this.invocation = invocation;
        }

        @Override
        public Object queueBatch(Trigger.QueueBatch batch) {
            return batches.work(batch, invocation);
        }

        @Override
        public Object objectsCreated(Trigger.ObjectsCreated created) {
            return direct.arrived(created, invocation);
        }

        @Override
        public Object manual(Trigger.Manual manual) {
            return direct.asked(manual, invocation);
        }

        @Override
        public Object selected(Trigger.Selected selected) {
            return direct.asked(selected, invocation);
        }

        @Override
        public Object requested(Trigger.Requested requested) {
            return reprocessing.answer(requested.request(), invocation.requestId(), invocation.deadline());
        }

        @Override
        public Object testEvent(Trigger.TestEvent test) {
            return Map.of("acknowledged", "s3:TestEvent", "bucket", test.bucket(), "headshots", List.of());
        }

        @Override
        public Object ignored(Trigger.Ignored ignored) {
            LOG.infof("Ignored %s", ignored.event());
            return Map.of("ignored", ignored.event(), "headshots", List.of());
        }

        @Override
        public Object notUnderstood(Trigger.NotUnderstood notUnderstood) {
            throw new EventNotUnderstoodException(notUnderstood.problem());
        }
    }
}
