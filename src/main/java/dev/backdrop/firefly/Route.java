package dev.backdrop.firefly;

/** The kinds of call made to Adobe. */
public enum Route {
    TOKEN,
    UPLOAD,
    FILL,
    STATUS,
    DOWNLOAD;

    /** Whether the call goes to the Firefly API itself, whose quota may count it. */
    public boolean isFireflyApi() {
        return this == UPLOAD || this == FILL || this == STATUS;
    }
}
