package dev.backdrop.local.firefly.adobe;

import java.util.List;

/** The state of a job. */
sealed interface JobState {

    record Pending() implements JobState {}

    /** @param progress in percent */
    record Running(int progress) implements JobState {}

    record Succeeded(Size size, List<Output> outputs) implements JobState {}

    /** @param status {@code failed}, {@code timeout} or {@code cancelled} */
    record Ended(String status, String code, String message) implements JobState {}

    /** @param result where the picture is kept */
    record Output(long seed, String result) {}

    default boolean isOpen() {
        return this instanceof Pending || this instanceof Running;
    }
}
