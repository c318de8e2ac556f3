package dev.backdrop.local.page;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** The picture types that the page serves, recognised by their first bytes, never by a name. */
enum PictureType {
    JPEG("image/jpeg") {
        @Override
        boolean starts(byte[] head) {
            return head.length > 2 && (head[0] & 0xff) == 0xff && (head[1] & 0xff) == 0xd8 && (head[2] & 0xff) == 0xff;
        }
    },
    PNG("image/png") {
        @Override
        boolean starts(byte[] head) {
            return head.length > 7 && Arrays.equals(head, 0, 8, PNG_SIGNATURE, 0, 8);
        }
    },
    WEBP("image/webp") {
        @Override
        boolean starts(byte[] head) {
            return head.length > 11
                    && ascii(head, 0).equals("RIFF")
                    && ascii(head, 8).equals("WEBP");
        }
    };

    /** The number of bytes needed to recognise a type. */
    static final int HEAD_LENGTH = 12;

    private static final byte[] PNG_SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};

    private final String contentType;

    PictureType(String contentType) {
        this.contentType = contentType;
    }

    abstract boolean starts(byte[] head);

    String contentType() {
        return contentType;
    }

    static Optional<PictureType> of(byte[] bytes) {
        return Arrays.stream(values()).filter(type -> type.starts(bytes)).findFirst();
    }

    private static String ascii(byte[] bytes, int from) {
        return new String(bytes, from, 4, StandardCharsets.US_ASCII);
    }
}
