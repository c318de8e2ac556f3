package dev.backdrop.firefly.service;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

import dev.backdrop.firefly.Firefly;
import dev.backdrop.firefly.auth.Credentials;
import dev.backdrop.firefly.auth.FireflyCredentials;
import dev.backdrop.firefly.config.Configs;
import dev.backdrop.firefly.config.FireflyConfig;
import dev.backdrop.firefly.http.FireflyCall;
import dev.backdrop.fixture.VirtualTime;
import dev.backdrop.time.ShutdownSignal;

/** The real client, assembled as CDI does it, against one server, in virtual time. It works only inside a @QuarkusTest. */
public final class FireflyOverHttp {

    public final VirtualTime time;
    public final List<FireflyCall> calls = new ArrayList<>();
    public final ShutdownSignal shutdown = new ShutdownSignal();
    public final Firefly firefly;

    public FireflyOverHttp(URI api, URI ims, Map<String, String> config) {
        this(api, ims, config, new VirtualTime());
    }

    /** @param config by key without prefix, over fast settings for a loopback server */
    public FireflyOverHttp(URI api, URI ims, Map<String, String> config, VirtualTime time) {
        this.time = time;
        Map<String, String> all = new HashMap<>(Map.of(
                "api-url",
                api.toString(),
                "photoshop-url",
                api.toString(),
                "ims-url",
                ims.toString(),
                "allowed-hosts",
                api.getAuthority() + "," + ims.getAuthority()));
        all.putAll(config);
        FireflyConfig settings = Configs.with(all);
        firefly = new FireflyModule(settings, new Keys(), calls::add, time, time, new Random(7), shutdown)
                .create(FireflyClients.of(settings, Optional.empty()));
    }

    private record Keys() implements FireflyCredentials {

        @Override
        public Optional<Credentials> current() {
            return Optional.of(new Credentials("client-1", "s3cr&t"));
        }

        @Override
        public Optional<Credentials> reread() {
            return current();
        }
    }
}
