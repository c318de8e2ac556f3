package dev.backdrop.headshot.pictures;

import java.util.Optional;

import org.jspecify.annotations.Nullable;

import dev.backdrop.ledger.record.Fill;
import dev.backdrop.picture.frame.Frame;
import dev.backdrop.picture.frame.Padding;

/** The frame that a photo was sent in, as the record keeps it: whatever is configured when the result is fetched. */
public final class SentFrame {

    private SentFrame() {}

    /** Null if the photo was sent in its own frame. */
    public static Fill.@Nullable Frame recorded(Optional<Frame> sent) {
        return sent.map(frame -> new Fill.Frame(
                        frame.width(),
                        frame.height(),
                        frame.left(),
                        frame.top(),
                        frame.scaledWidth(),
                        frame.scaledHeight(),
                        frame.photoWidth(),
                        frame.photoHeight()))
                .orElse(null);
    }

    /** What the fill's results have around the photo; empty if there is nothing. */
    public static Optional<Padding> padding(Fill fill) {
        return Optional.ofNullable(fill.frame())
                .map(SentFrame::frame)
                .filter(frame -> !frame.padsNothing())
                .map(Padding::new);
    }

    static Frame frame(Fill.Frame recorded) {
        return new Frame(
                recorded.width(),
                recorded.height(),
                recorded.left(),
                recorded.top(),
                recorded.scaledWidth(),
                recorded.scaledHeight(),
                recorded.photoWidth(),
                recorded.photoHeight());
    }
}
