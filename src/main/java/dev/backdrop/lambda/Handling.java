package dev.backdrop.lambda;

import dev.backdrop.event.read.EventReader;
import dev.backdrop.lambda.work.FigureLines;
import dev.backdrop.lambda.work.QueueBatches;
import dev.backdrop.reprocess.Reprocessing;

/** What handles an event: its reader, the batches, direct work, manual requests, and the metrics. */
public record Handling(
        EventReader reader, QueueBatches batches, DirectWork direct, Reprocessing reprocessing, FigureLines figures) {}
