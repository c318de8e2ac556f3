package dev.backdrop.local.firefly;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import dev.backdrop.local.firefly.adobe.AsyncRepainter;
import dev.backdrop.local.firefly.adobe.CancelEndpoint;
import dev.backdrop.local.firefly.adobe.FillChecks;
import dev.backdrop.local.firefly.adobe.FillEndpoint;
import dev.backdrop.local.firefly.adobe.Gateway;
import dev.backdrop.local.firefly.adobe.Jobs;
import dev.backdrop.local.firefly.adobe.Limiter;
import dev.backdrop.local.firefly.adobe.MaskEndpoint;
import dev.backdrop.local.firefly.adobe.PhotoSource;
import dev.backdrop.local.firefly.adobe.ResultEndpoint;
import dev.backdrop.local.firefly.adobe.ResultLinks;
import dev.backdrop.local.firefly.adobe.Results;
import dev.backdrop.local.firefly.adobe.Signature;
import dev.backdrop.local.firefly.adobe.StatusEndpoint;
import dev.backdrop.local.firefly.adobe.SyncFillEndpoint;
import dev.backdrop.local.firefly.adobe.TokenEndpoint;
import dev.backdrop.local.firefly.adobe.UploadEndpoint;
import dev.backdrop.local.firefly.paint.Repainter;
import dev.backdrop.local.firefly.server.Binding;
import dev.backdrop.local.firefly.server.Endpoint;
import dev.backdrop.local.firefly.server.RequestPipeline;
import dev.backdrop.local.firefly.wire.Route;

/** Puts every endpoint at its address. */
final class Wiring {

    private final EmulatorSettings settings;
    private final EmulatorState state;
    private final EmulatorThreads threads;
    private final Origins origins;

    Wiring(EmulatorSettings settings, EmulatorState state, EmulatorThreads threads, Origins origins) {
        this.settings = settings;
        this.state = state;
        this.threads = threads;
        this.origins = origins;
    }

    void serve(Endpoint control) {
        Results results = new Results();
        Signature signature = new Signature(secret(), settings.lives().result());
        Jobs jobs = jobs(results);
        ResultLinks links = new ResultLinks(origins.result().url(), signature, state.clock());
        Gateway gateway =
                new Gateway(settings.client(), state.tokens(), new Limiter(settings.rateLimit(), state.clock()));
        RequestPipeline pipeline = pipeline();
        origins.api().serve(apiBindings(jobs, links, gateway, control), pipeline);
        origins.status()
                .serve(
                        List.of(
                                binding(
                                        gateway,
                                        Route.STATUS,
                                        "/v3/status/",
                                        StatusEndpoint.ofFills(jobs, links, state.clock())),
                                binding(
                                        gateway,
                                        Route.MASK_STATUS,
                                        "/v2/status/",
                                        StatusEndpoint.ofMasks(jobs, links, state.clock())),
                                binding(gateway, Route.CANCEL, "/v3/cancel/", new CancelEndpoint(jobs, state.clock()))),
                        pipeline);
        origins.result()
                .serve(
                        List.of(
                                new Binding(
                                        Route.RESULT,
                                        "/images/",
                                        new ResultEndpoint(results, signature, state.clock(), "image/jpeg")),
                                new Binding(
                                        Route.RESULT,
                                        "/masks/",
                                        new ResultEndpoint(results, signature, state.clock(), "image/png"))),
                        pipeline);
    }

    private List<Binding> apiBindings(Jobs jobs, ResultLinks links, Gateway gateway, Endpoint control) {
        EmulatorSettings.Rules rules = settings.rules();
        FillChecks fills = new FillChecks(state.uploads(), rules.outputSize(), rules.strictSizes());
        List<Binding> bindings = new ArrayList<>();
        bindings.add(new Binding(Route.TOKEN, "/ims/token/v3", new TokenEndpoint(settings.client(), state.tokens())));
        bindings.add(binding(
                gateway,
                Route.UPLOAD,
                "/v2/storage/image",
                new UploadEndpoint(state.uploads(), rules.chunkedUploads())));
        FillEndpoint fill = new FillEndpoint(fills, jobs, origins.status().url());
        bindings.add(binding(gateway, Route.FILL, "/v3/images/fill-async", fill));
        if (rules.syncFill()) {
            SyncFillEndpoint sync = new SyncFillEndpoint(fills, jobs, links);
            bindings.add(binding(gateway, Route.FILL_SYNC, "/v3/images/fill", sync));
        }
        MaskEndpoint mask = new MaskEndpoint(
                jobs, new PhotoSource(rules.localPhotos()), origins.status().url());
        bindings.add(binding(gateway, Route.MASK, "/v2/remove-background", mask));
        bindings.add(new Binding(Route.CONTROL, ControlEndpoint.PATH, control));
        return bindings;
    }

    private static Binding binding(Gateway gateway, Route route, String path, Endpoint service) {
        return new Binding(route, path, gateway.guard(route, service));
    }

    private Jobs jobs(Results results) {
        EmulatorSettings.Latencies latencies = settings.latencies();
        AsyncRepainter repainter = new AsyncRepainter(new Repainter(settings.bleed()), results, threads.painters());
        Jobs.Terms terms = new Jobs.Terms(
                latencies.fill(),
                latencies.polls(),
                settings.lives().job(),
                settings.rules().failuresBilled());
        return new Jobs(repainter, state.bill(), results, state.clock(), terms);
    }

    private RequestPipeline pipeline() {
        Map<Route, Duration> latencies = Map.of(
                Route.UPLOAD, settings.latencies().upload(),
                Route.FILL_SYNC, settings.latencies().fill());
        return new RequestPipeline(
                state.faults(), state.holds(), state.requests(), latencies, threads.workers(), threads.timer());
    }

    private static byte[] secret() {
        byte[] secret = new byte[32];
        new SecureRandom().nextBytes(secret);
        return secret;
    }
}
