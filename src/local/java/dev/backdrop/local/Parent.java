package dev.backdrop.local;

/**
 * The process that started this one: Maven, which passes a Ctrl-C on through their terminal, but ends alone when it is killed. Its pipe to our
 * standard input tells nothing, as it is for the function's instances: we share Maven's terminal.
 */
final class Parent {
    /** Set by the pom; without it, what a shell has started may outlive the shell. */
    static final String WATCHED = "backdrop.ends-with-parent";

    private Parent() {}

    /** Runs {@code end} when the parent is gone, however it went. */
    static void whenGone(Runnable end) {
        if (Boolean.getBoolean(WATCHED)) {
            ProcessHandle.current().parent().ifPresent(parent -> parent.onExit().thenRun(end));
        }
    }
}
