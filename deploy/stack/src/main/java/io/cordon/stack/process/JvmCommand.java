package io.cordon.stack.process;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A Java program on the class path and the JDK of this JVM. */
public final class JvmCommand {

    private JvmCommand() {}

    /**
     * @param marker becomes the system property {@code cordon.child}, by which the process is
     *     recognised
     * @param options JVM options, such as the heap
     */
    public static List<String> of(
            String marker, List<String> options, String mainClass, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Dcordon.child=" + marker);
        command.add("-XX:+ExitOnOutOfMemoryError");
        command.addAll(options);
        command.add("-cp");
        command.add(classPath());
        command.add(mainClass);
        command.addAll(arguments);
        return command;
    }

    /**
     * Surefire starts the tests from a jar that only points at the class path and tells the real
     * one aside.
     */
    static String classPath() {
        String told = System.getProperty("surefire.test.class.path");
        return told == null ? System.getProperty("java.class.path") : told;
    }
}
