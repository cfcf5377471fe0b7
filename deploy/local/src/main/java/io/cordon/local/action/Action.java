package io.cordon.local.action;

/**
 * What a command does once its options are understood.
 *
 * @param <S> the settings
 */
@FunctionalInterface
public interface Action<S> {

    /**
     * Runs to the end.
     *
     * @return the exit code: 0 done, 1 failed
     * @throws Exception what went wrong; its message is shown to the user as one line
     */
    int run(S settings) throws Exception;
}
