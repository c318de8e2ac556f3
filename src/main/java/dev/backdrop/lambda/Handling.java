package dev.backdrop.lambda;

import dev.backdrop.event.read.EventReader;
import dev.backdrop.lambda.work.FigureLines;
import dev.backdrop.lambda.work.QueueBatches;
import dev.backdrop.reprocess.Reprocessing;

/** What the function does with an event: reads it, has one of three do it, and counts. */
public record Handling(
        EventReader reader, QueueBatches batches, DirectWork direct, Reprocessing reprocessing, FigureLines figures) {}
