package dev.backdrop.local.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserDefinedFileAttributeView;
import java.util.Map;

/**
 * The extended attributes in which s3proxy 4.1 keeps an object's metadata (AbstractNio2BlobStore: {@code
 * user.content-md5} holds the 16 bytes of the MD5). Writing them in place, instead of copying the object onto itself,
 * cannot undo a concurrent overwrite.
 */
final class ObjectAttributes {
    private static final String MD5 = "user.content-md5";
    private static final String CONTENT_TYPE = "user.content-type";
    private static final Map<String, String> TYPES =
            Map.of("jpg", "image/jpeg", "jpeg", "image/jpeg", "png", "image/png", "webp", "image/webp");

    private ObjectAttributes() {}

    static void write(Path file, byte[] md5) throws IOException {
        try {
            set(file, md5);
        } catch (AccessDeniedException readOnly) {
            // A copy of a read-only file is read-only too, and its owner may change that.
            if (!file.toFile().setWritable(true)) {
                throw readOnly;
            }
            set(file, md5);
        }
    }

    /** Whether files in this folder can have extended attributes. */
    static boolean supportedIn(Path folder) throws IOException {
        Path probe = Files.createTempFile(folder, ".probe", null);
        try {
            UserDefinedFileAttributeView view = view(probe);
            return view != null && view.write("user.probe", ByteBuffer.wrap(new byte[] {1})) == 1;
        } catch (FileSystemException refused) {
            return false;
        } finally {
            Files.delete(probe);
        }
    }

    private static void set(Path file, byte[] md5) throws IOException {
        UserDefinedFileAttributeView view = view(file);
        view.write(MD5, ByteBuffer.wrap(md5));
        view.write(CONTENT_TYPE, StandardCharsets.UTF_8.encode(contentType(file)));
    }

    private static UserDefinedFileAttributeView view(Path file) {
        return Files.getFileAttributeView(file, UserDefinedFileAttributeView.class);
    }

    private static String contentType(Path file) {
        String name = file.getFileName().toString();
        String extension = name.substring(name.lastIndexOf('.') + 1).toLowerCase(java.util.Locale.ROOT);
        return TYPES.getOrDefault(extension, "application/octet-stream");
    }
}
