package dev.backdrop.picture.compare;

import java.util.function.Function;

/** What comparing a photo with its result says about the person. */
public sealed interface Comparison {

    /** Photo and result were compared inside the person. */
    record Compared(Verdict verdict, PersonMeasures measures) implements Comparison {

        @Override
        public <R> R handle(
                Function<Compared, R> compared,
                Function<TooLittlePerson, R> tooLittlePerson,
                Function<OtherFraming, R> otherFraming) {
            return compared.apply(this);
        }
    }

    /** The mask leaves too little person to compare. */
    record TooLittlePerson() implements Comparison {

        @Override
        public <R> R handle(
                Function<Compared, R> compared,
                Function<TooLittlePerson, R> tooLittlePerson,
                Function<OtherFraming, R> otherFraming) {
            return tooLittlePerson.apply(this);
        }
    }

    /** The result has another aspect than the photo, so its pixels show other places. */
    record OtherFraming() implements Comparison {

        @Override
        public <R> R handle(
                Function<Compared, R> compared,
                Function<TooLittlePerson, R> tooLittlePerson,
                Function<OtherFraming, R> otherFraming) {
            return otherFraming.apply(this);
        }
    }

    <R> R handle(
            Function<Compared, R> compared,
            Function<TooLittlePerson, R> tooLittlePerson,
            Function<OtherFraming, R> otherFraming);
}
