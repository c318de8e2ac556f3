package dev.backdrop.local;

/**
 * Watches the process that started this one, which is Maven. A Ctrl-C reaches both through their terminal; a kill ends
 * Maven alone. This process cannot watch its standard input, as the function's instances do, because it shares Maven's
 * terminal.
 */
final class Parent {
    /** Set by the pom. Without it, a process that a shell has started may outlive the shell. */
    static final String WATCHED = "backdrop.ends-with-parent";

    private Parent() {}

    /** Runs {@code end} when the parent has ended, for whatever reason. */
    static void whenGone(Runnable end) {
        if (Boolean.getBoolean(WATCHED)) {
            ProcessHandle.current().parent().ifPresent(parent -> parent.onExit().thenRun(end));
        }
    }
}
