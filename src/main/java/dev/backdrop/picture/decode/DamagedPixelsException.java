package dev.backdrop.picture.decode;

import java.io.IOException;

/** A decoder found damage; the message is a clause for a person: "a part of its pixels is missing". */
final class DamagedPixelsException extends IOException {

    private static final long serialVersionUID = 1;

    private final String what;

    DamagedPixelsException(String what) {
        super(what);
        this.what = what;
    }

    String what() {
        return what;
    }
}
