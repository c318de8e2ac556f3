package dev.backdrop.local.firefly.adobe;

import java.util.List;
import java.util.Optional;

/**
 * A fill as the caller wrote it. Its form is checked; its uploads are not looked up yet.
 *
 * @param seeds empty, or one for each variation
 * @param size empty if the service is to choose
 */
record FillRequest(
        String photoId,
        String maskId,
        boolean invert,
        String prompt,
        int variations,
        List<Long> seeds,
        Optional<Size> size) {}
