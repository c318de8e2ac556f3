package dev.backdrop.local.firefly;

import dev.backdrop.local.firefly.adobe.Bill;
import dev.backdrop.local.firefly.adobe.Tokens;
import dev.backdrop.local.firefly.adobe.Uploads;
import dev.backdrop.local.firefly.fault.Faults;
import dev.backdrop.local.firefly.server.HoldPoints;
import dev.backdrop.local.firefly.server.RequestLog;

/** The state of a running emulator. */
record EmulatorState(
        ShiftableClock clock,
        Faults faults,
        HoldPoints holds,
        RequestLog requests,
        Tokens tokens,
        Uploads uploads,
        Bill bill) {

    static EmulatorState fresh(EmulatorSettings settings) {
        ShiftableClock clock = new ShiftableClock(settings.clock());
        return new EmulatorState(
                clock,
                new Faults(),
                new HoldPoints(),
                new RequestLog(clock),
                new Tokens(clock, settings.lives().token()),
                new Uploads(clock, settings.lives().upload()),
                new Bill());
    }
}
