package dev.backdrop.picture.mask;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import dev.backdrop.picture.pixels.Grey;

/** The result of checking a mask. */
public sealed interface MaskAnswer {

    /**
     * The mask can be used.
     *
     * @param mask in the size of the upright photo; 255 is repainted, 0 stays
     * @param small its {@linkplain dev.backdrop.picture.pixels.Resize#small small copy}
     * @param changes what was done to the mask's file to get there, for people: "cut-out taken as mask", "scaled from 400×500";
     *     empty if it came in this form
     * @param warnings what may be wrong with it, one or two sentences each, for people
     * @param measures of the mask as it is here
     */
    record Usable(Grey mask, Grey small, List<String> changes, List<String> warnings, MaskMeasures measures)
            implements MaskAnswer {

        public Usable {
            changes = List.copyOf(changes);
            warnings = List.copyOf(warnings);
        }

        @Override
        public <R> R handle(Function<Usable, R> usable, Function<Refused, R> refused) {
            return usable.apply(this);
        }
    }

    /**
     * The mask is wrong.
     *
     * @param reason a stable word for programs: one of the table of {@link MaskCheck}
     * @param message for a person: which file, what was measured, the limit, what to do
     * @param measures of the mask as it came; empty if its size is wrong
     */
    record Refused(String reason, String message, Optional<MaskMeasures> measures) implements MaskAnswer {

        @Override
        public <R> R handle(Function<Usable, R> usable, Function<Refused, R> refused) {
            return refused.apply(this);
        }
    }

    <R> R handle(Function<Usable, R> usable, Function<Refused, R> refused);
}
