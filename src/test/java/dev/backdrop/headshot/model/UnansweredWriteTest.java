package dev.backdrop.headshot.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.backdrop.ledger.record.State;

/** S3 does not answer one of the four writes of a record: claim, intent, job id, results. */
class UnansweredWriteTest {

    @ParameterizedTest(name = "write {0}, arrives: {1}")
    @CsvSource({"1, true", "1, false", "2, true", "2, false", "3, true", "3, false", "4, true", "4, false"})
    void costsNoSecondFillAndLeavesNoDoubt(int write, boolean arrives) {
        PipelineModel world = new PipelineModel();
        world.loseAnswer(write, arrives);
        world.tell();

        world.drain();

        assertThat(world.record().state()).isEqualTo(State.PROCESSED);
        assertThat(world.billed()).isEqualTo(1);
        assertThat(world.queueIsEmpty()).isTrue();
    }
}
