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

import dev.backdrop.event.Request;
import dev.backdrop.event.Trigger;
import dev.backdrop.event.read.EventReader;
import dev.backdrop.lambda.work.FigureLines;
import dev.backdrop.lambda.work.Invocation;
import dev.backdrop.lambda.work.QueueBatches;
import dev.backdrop.reprocess.Reprocessing;

/** The Lambda handler: says what an event is, has the work done, and answers in the shape the sender expects. */
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
            return answer(reader.read(event), Invocation.of(context, clock));
        } finally {
            figures.write();
            invocations.end();
        }
    }

    private Object answer(Trigger trigger, Invocation invocation) {
        if (trigger instanceof Trigger.QueueBatch batch) {
            return batches.work(batch, invocation);
        }
        if (trigger instanceof Trigger.ObjectsCreated created) {
            return direct.arrived(created, invocation);
        }
        if (trigger instanceof Trigger.Manual manual) {
            return direct.asked(manual, invocation);
        }
        if (trigger instanceof Trigger.Selected selected) {
            return direct.asked(selected, invocation);
        }
        if (trigger instanceof Trigger.Requested requested) {
            if (requested.request() instanceof Request.Help) {
                return Help.answer();
            }
            return reprocessing.answer(requested.request(), invocation.requestId(), invocation.deadline());
        }
        if (trigger instanceof Trigger.TestEvent test) {
            return Map.of("acknowledged", "s3:TestEvent", "bucket", test.bucket(), "headshots", List.of());
        }
        if (trigger instanceof Trigger.Ignored ignored) {
            LOG.infof("Ignored %s", ignored.event());
            return Map.of("ignored", ignored.event(), "headshots", List.of());
        }
        throw new EventNotUnderstoodException(((Trigger.NotUnderstood) trigger).problem());
    }
}
