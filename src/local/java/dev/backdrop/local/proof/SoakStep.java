package dev.backdrop.local.proof;

/** One thing that happens in a soak; the steps happen one after the other. */
sealed interface SoakStep {

    /** Puts a photo or mask into the bucket, replacing the one before it. */
    record Drop(Half half) implements SoakStep {}

    /** Sends the event of a drop: after the drop, but perhaps after later drops too. */
    record Notify(Half half) implements SoakStep {}

    /** Kills an instance that is at work; {@code instance} counts among those. */
    record Kill(int instance) implements SoakStep {}

    /** Revokes every access token. */
    record RevokeTokens() implements SoakStep {}

    /** @param picture the picture's number; each gives another file */
    record Half(String headshot, boolean mask, int picture) {

        String key() {
            return mask ? "masks/" + headshot + ".png" : "headshots/" + headshot + ".jpg";
        }

        byte[] bytes() {
            return mask ? SmallPictures.mask(picture) : SmallPictures.photo(picture);
        }
    }
}
