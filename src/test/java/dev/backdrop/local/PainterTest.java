package dev.backdrop.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Properties;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.backdrop.local.stack.Closers;

class PainterTest {
    private static final String CAP = "BACKDROP_BUDGET_OPERATIONS_PER_DAY";
    private static final Map<String, String> CREDENTIAL =
            Map.of("FIREFLY_CLIENT_ID", "id", "FIREFLY_CLIENT_SECRET", "s3cret");

    @Test
    void capsADayWithAdobesCredential() {
        Painter adobe = painter(CREDENTIAL);
        assertThat(adobe.environment()).containsEntry(CAP, "100");
        assertThat(adobe.description()).contains("every fill is paid for", "at most 100 operations a day", CAP);
    }

    @Test
    void capsADayAtAServerThatTakesTheCredential() {
        Map<String, String> named = new HashMap<>(CREDENTIAL);
        named.put("BACKDROP_FIREFLY_API_URL", "http://127.0.0.1:7000");
        assertThat(painter(named).environment()).containsEntry(CAP, "100");
        assertThat(painter(named).description()).contains("at most 100 operations a day");
    }

    @ParameterizedTest
    @ValueSource(strings = {"5", "100000"})
    void leavesTheCapToTheUser(String cap) {
        Map<String, String> environment = new HashMap<>(CREDENTIAL);
        environment.put(CAP, cap);
        assertThat(painter(environment).environment()).containsEntry(CAP, cap);
        assertThat(painter(environment).description()).contains("at most " + cap + " operations a day");
    }

    @Test
    void saysThatThereIsNoCapIfTheUserEmptiesIt() {
        Map<String, String> environment = new HashMap<>(CREDENTIAL);
        environment.put(CAP, "");
        assertThat(painter(environment).description()).contains("without a cap");
    }

    private static Painter painter(Map<String, String> environment) {
        LaptopOptions options = LaptopOptions.of(GivenOptions.read(new Properties(), ""));
        return Painter.of(
                FireflyChoice.of(environment), environment, options, LaptopPorts.free(options), new Closers());
    }
}
