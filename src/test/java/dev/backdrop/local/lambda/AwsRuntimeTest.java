package dev.backdrop.local.lambda;

import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** AWS's own client has a native part for Linux alone. */
@EnabledOnOs(OS.LINUX)
class AwsRuntimeTest extends FunctionPoolTest {
    AwsRuntimeTest() {
        super(FunctionSettings.Runtime.AWS);
    }
}
