package dev.backdrop.local.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import dev.backdrop.local.store.StoreHooks.Phase;
import dev.backdrop.local.store.StoreHooks.Registration;

class StoreHooksTest {
    private final StoreHooks hooks = new StoreHooks();
    private final List<String> seen = new ArrayList<>();

    @Test
    void callsBeforeAndAfterTheWork() {
        hooks.onRequest(StoreOperation.PUT_OBJECT, key -> true, Phase.AFTER, request -> seen.add("after"));
        hooks.onRequest(
                StoreOperation.PUT_OBJECT, key -> true, Phase.BEFORE, request -> seen.add("before " + request.key()));
        hooks.around(StoreOperation.PUT_OBJECT, "records/a.json", () -> seen.add("work"));
        assertThat(seen).containsExactly("before records/a.json", "work", "after");
    }

    @Test
    void ignoresOtherKeysAndOtherOperations() {
        hooks.onRequest(
                StoreOperation.PUT_OBJECT, key -> key.startsWith("records/"), Phase.BEFORE, request -> seen.add("put"));
        hooks.around(StoreOperation.PUT_OBJECT, "processed/a.jpg", () -> 1);
        hooks.around(StoreOperation.GET_OBJECT, "records/a.json", () -> 1);
        assertThat(seen).isEmpty();
    }

    @Test
    void failsTheRequestWithWhatACallbackThrows() {
        hooks.onRequest(StoreOperation.GET_OBJECT, key -> true, Phase.BEFORE, request -> {
            throw new IllegalStateException("the store is out");
        });
        assertThatThrownBy(() -> hooks.around(StoreOperation.GET_OBJECT, "a", () -> seen.add("work")))
                .hasMessage("the store is out");
        assertThat(seen).isEmpty();
        assertThat(hooks.counts()).containsEntry(StoreOperation.GET_OBJECT, 1L);
    }

    @Test
    void forgetsAClosedRegistration() {
        Registration registration =
                hooks.onRequest(StoreOperation.GET_OBJECT, key -> true, Phase.BEFORE, request -> seen.add("called"));
        registration.close();
        hooks.around(StoreOperation.GET_OBJECT, "a", () -> 1);
        assertThat(seen).isEmpty();
    }
}
