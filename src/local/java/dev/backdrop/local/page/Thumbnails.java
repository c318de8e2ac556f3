package dev.backdrop.local.page;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Semaphore;

/** Small pictures of the objects in the bucket, each made once per version of the object. */
final class Thumbnails {

    private static final Logger LOG = System.getLogger(Thumbnails.class.getName());

    private final PageBucket bucket;
    private final int capacity;
    private final Thumbnailer thumbnailer = new Thumbnailer();
    /** Few at a time: thumbnails must not take cores or memory from the processing. */
    private final Semaphore places = new Semaphore(2);

    private final Map<String, byte[]> made = new LinkedHashMap<>(16, 0.75f, true);
    private long held;

    /** @param capacity bytes of pictures to keep */
    Thumbnails(PageBucket bucket, int capacity) {
        this.bucket = bucket;
        this.capacity = capacity;
    }

    /** Returns the original if it cannot make a thumbnail. */
    byte[] of(BucketObject object) throws InterruptedException {
        places.acquire();
        try {
            String name = object.key() + "\n" + object.version();
            byte[] known = recall(name);
            if (known != null) {
                return known;
            }
            byte[] picture = bucket.read(object.key()).orElseThrow(ServedKeys::notFound);
            byte[] thumbnail = shrink(object.key(), picture);
            remember(name, thumbnail);
            return thumbnail;
        } finally {
            places.release();
        }
    }

    private byte[] shrink(String key, byte[] picture) {
        try {
            return thumbnailer.thumbnail(picture).orElse(picture);
        } catch (IOException | RuntimeException undecodable) {
            // ImageIO throws all kinds of exceptions for broken files; browsers tolerate more.
            LOG.log(Level.DEBUG, "No thumbnail of {0}: {1}", key, undecodable.toString());
            return picture;
        }
    }

    private synchronized byte[] recall(String name) {
        return made.get(name);
    }

    private synchronized void remember(String name, byte[] thumbnail) {
        if (thumbnail.length > capacity / 16 || made.containsKey(name)) {
            return;
        }
        made.put(name, thumbnail);
        held += thumbnail.length;
        var oldest = made.values().iterator();
        while (held > capacity) {
            held -= oldest.next().length;
            oldest.remove();
        }
    }
}
