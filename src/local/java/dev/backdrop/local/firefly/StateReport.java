package dev.backdrop.local.firefly;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.backdrop.local.firefly.adobe.AcceptedFill;
import dev.backdrop.local.firefly.wire.Route;

/** What an emulator has seen so far, as JSON. */
final class StateReport {

    private StateReport() {}

    static ObjectNode of(FireflyEmulator emulator) {
        ObjectNode report = JsonNodeFactory.instance.objectNode();
        report.put("billedOperations", emulator.billedOperations());
        var fills = report.putArray("fills");
        emulator.fills().forEach(fill -> describe(fill, fills.addObject()));
        var masks = report.putArray("masks");
        emulator.masks().forEach(mask -> masks.addObject()
                .put("at", mask.at().toString())
                .put("jobId", mask.jobId())
                .put("photoSha256", mask.photoSha256())
                .put("billed", mask.billed()));
        ObjectNode requests = report.putObject("requests");
        emulator.requests().byRouteAndStatus().forEach((route, counts) -> {
            ObjectNode byStatus = requests.putObject(route.label());
            counts.forEach((status, count) -> byStatus.put(status.toString(), count));
        });
        ObjectNode waiting = report.putObject("pendingFaults");
        for (Route route : Route.values()) {
            if (emulator.faults().pending(route) > 0) {
                waiting.put(route.label(), emulator.faults().pending(route));
            }
        }
        var ignored = report.putArray("ignoredWords");
        emulator.ignoredWords().forEach(ignored::add);
        return report;
    }

    private static void describe(AcceptedFill fill, ObjectNode node) {
        node.put("at", fill.at().toString()).put("jobId", fill.jobId()).put("sync", fill.sync());
        node.put("photoSha256", fill.photoSha256()).put("maskSha256", fill.maskSha256());
        node.put("prompt", fill.prompt()).put("size", fill.size().toString());
        var seeds = node.putArray("seeds");
        fill.seeds().forEach(seeds::add);
        node.put("operations", fill.operations()).put("billed", fill.billed());
    }
}
