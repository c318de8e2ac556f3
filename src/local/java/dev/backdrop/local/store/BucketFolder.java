package dev.backdrop.local.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;

/** The folder that serves as a bucket. */
record BucketFolder(Path path) {

    /** Creates the folder if it is missing, and refuses one that cannot hold objects. */
    static BucketFolder prepare(Path folder, List<String> prefixes) {
        Path path = folder.toAbsolutePath().normalize();
        if (path.getFileName() == null) {
            throw new IllegalArgumentException("The file system's root cannot be the bucket's folder.");
        }
        if (!canNameAnything()) {
            throw new IllegalArgumentException(
                    "This JVM cannot name files outside ASCII (locale C). Set the environment variable LC_ALL=C.UTF-8.");
        }
        try {
            for (String prefix : prefixes) {
                Files.createDirectories(path.resolve(prefix));
            }
            if (!ObjectAttributes.supportedIn(path)) {
                throw new IllegalArgumentException(
                        "The file system of " + path
                                + " keeps no extended attributes, in which the store keeps ETags. Choose another folder with -Dlocal.bucket=DIR.");
            }
        } catch (IOException refused) {
            throw new UncheckedIOException("The bucket's folder " + path + " cannot be used: " + refused, refused);
        }
        return new BucketFolder(path);
    }

    /** s3proxy treats each folder in a base folder as a bucket: the base is this folder's parent. */
    BlobStore asBucket(String name, FolderObjects objects) {
        BlobStore files = new FilesystemNio2BlobStore(path.getParent().toString());
        return new SingleBucketBlobStore(
                new FolderBlobStore(files, objects), name, path.getFileName().toString());
    }

    private static boolean canNameAnything() {
        String charset = System.getProperty("sun.jnu.encoding", "UTF-8");
        return Charset.forName(charset).newEncoder().canEncode('ü');
    }
}
