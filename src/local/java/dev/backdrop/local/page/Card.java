package dev.backdrop.local.page;

import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

import dev.backdrop.ledger.record.LookUsed;
import dev.backdrop.ledger.record.Verdict;

/**
 * Everything that the browser gets about one headshot; null components are left out.
 *
 * @param mask the person's, or else the one that the function made
 * @param withheld what Firefly painted, but shows another person: it is not offered
 * @param changes what Firefly received otherwise than the files hold it, in words
 * @param record key of the record, null while there is none
 * @param seconds from the intent to pay until the result was stored, or how long the last attempt took
 * @param at when anything of the headshot changed last
 */
record Card(
        String id,
        @JsonUnwrapped CardOutcome cardOutcome,
        Picture photo,
        Picture mask,
        List<Result> results,
        List<Result> withheld,
        List<String> changes,
        String record,
        int operations,
        Double seconds,
        LookUsed look,
        List<String> warnings,
        Instant at) {

    /** Width, height (pixels) and seed are known for results only. */
    record Picture(String key, String version, long size, Integer width, Integer height, Long seed) {

        static Picture of(BucketObject object) {
            return object == null ? null : new Picture(object.key(), object.version(), object.size(), null, null, null);
        }
    }

    /**
     * A picture that Firefly painted.
     *
     * @param verdict null if none is recorded
     * @param firefly Firefly's own file beside a protected result; null if the picture is that file
     */
    record Result(@JsonUnwrapped Picture picture, PersonVerdict verdict, Picture firefly) {}

    /** What the comparison with the photo says of the person; see {@link Verdict}. */
    record PersonVerdict(
            String person, Double ssim, Double worstSsim, Double bias, Double worstBlock, Integer changedPixels) {

        static PersonVerdict of(Verdict verdict) {
            return new PersonVerdict(
                    verdict.person(),
                    verdict.ssim(),
                    verdict.worstSsim(),
                    verdict.bias(),
                    verdict.worstBlock(),
                    verdict.changedPixels());
        }
    }
}
