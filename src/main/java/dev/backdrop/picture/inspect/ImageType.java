package dev.backdrop.picture.inspect;

/** The types that Adobe Firefly accepts and returns (storage/image: image/jpeg, image/png, image/webp). */
public enum ImageType {
    JPEG("image/jpeg", "jpg"),
    PNG("image/png", "png"),
    WEBP("image/webp", "webp");

    private final String contentType;
    private final String extension;

    ImageType(String contentType, String extension) {
        this.contentType = contentType;
        this.extension = extension;
    }

    public String contentType() {
        return contentType;
    }

    /** Without dot. */
    public String extension() {
        return extension;
    }
}
