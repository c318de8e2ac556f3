package dev.backdrop.local.lambda;

class JavaRuntimeTest extends FunctionPoolTest {
    JavaRuntimeTest() {
        super(FunctionSettings.Runtime.JAVA);
    }
}
