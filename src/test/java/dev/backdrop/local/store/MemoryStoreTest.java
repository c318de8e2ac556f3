package dev.backdrop.local.store;

import org.junit.jupiter.api.BeforeEach;

class MemoryStoreTest extends BucketStoreTest {
    @BeforeEach
    void start() {
        store = BucketStore.inMemory(created::add);
        s3 = store.newClient();
    }
}
