package dev.backdrop.local.store;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.EnumSet;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** Finds dropped files. A file that two scans found unchanged is adopted and announced. */
final class FolderWatch {
    private static final System.Logger LOG = System.getLogger(FolderWatch.class.getName());

    private final FolderObjects objects;
    private final Consumer<ObjectCreated> created;
    private final Map<String, Fingerprint> refused = new ConcurrentHashMap<>();
    private Map<String, Fingerprint> lastLook = Map.of();

    FolderWatch(FolderObjects objects, Consumer<ObjectCreated> created) {
        this.objects = objects;
        this.created = created;
    }

    /** Call it at intervals. A file has to stay unchanged for the length of one. */
    synchronized void look() throws IOException {
        Map<String, Fingerprint> now = files();
        now.forEach((key, fingerprint) -> {
            if (fingerprint.equals(lastLook.get(key)) && !isDone(key, fingerprint)) {
                adopt(key, fingerprint);
            }
        });
        lastLook = now;
    }

    /** Whether every file is now an object that was announced, or cannot become one. Waits for a look in progress. */
    synchronized boolean isAtRest() throws IOException {
        return files().entrySet().stream().allMatch(file -> isDone(file.getKey(), file.getValue()));
    }

    private boolean isDone(String key, Fingerprint fingerprint) {
        return objects.isAdopted(key) || fingerprint.equals(refused.get(key));
    }

    private void adopt(String key, Fingerprint fingerprint) {
        try {
            objects.adopt(key).ifPresent(created);
        } catch (IOException unreadable) {
            refused.put(key, fingerprint);
            LOG.log(System.Logger.Level.ERROR, "The file " + objects.file(key) + " cannot be used: " + unreadable);
        }
    }

    private Map<String, Fingerprint> files() throws IOException {
        Map<String, Fingerprint> files = new TreeMap<>();
        for (String prefix : objects.watchedPrefixes()) {
            Path root = objects.file(prefix);
            if (Files.isDirectory(root)) {
                Files.walkFileTree(
                        root, EnumSet.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, new Collector(files));
            }
        }
        return files;
    }

    private final class Collector extends SimpleFileVisitor<Path> {
        private final Map<String, Fingerprint> files;

        Collector(Map<String, Fingerprint> files) {
            this.files = files;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            String key = objects.key(file);
            if (attributes.isRegularFile() && !objects.isPassedOver(key)) {
                files.put(key, Fingerprint.of(attributes));
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException gone) {
            // Deleted after the listing: the next scan decides.
            return FileVisitResult.CONTINUE;
        }
    }
}
