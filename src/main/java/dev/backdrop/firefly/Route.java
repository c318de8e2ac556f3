package dev.backdrop.firefly;

/** The kinds of call made to Adobe. */
public enum Route {
    TOKEN,
    UPLOAD,
    FILL,
    STATUS,
    DOWNLOAD,
    /** The order of a mask, at the Photoshop API. */
    MASK,
    MASK_STATUS;

    /** Whether the call goes to the Firefly API itself, whose quota may count it. The Photoshop API has a quota of its own. */
    public boolean isFireflyApi() {
        return this == UPLOAD || this == FILL || this == STATUS;
    }

    /** Whether Adobe bills what the call orders. */
    public boolean isPaid() {
        return this == FILL || this == MASK;
    }
}
