package io.cordon.local.command;

import java.io.PrintWriter;
import java.util.List;
import java.util.function.BooleanSupplier;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Prints what went wrong as one line; the stack trace only with {@code --debug}, since it helps who
 * writes the program and not who runs it.
 */
final class OneLineErrors implements IExecutionExceptionHandler, IParameterExceptionHandler {

    private final BooleanSupplier debug;

    OneLineErrors(BooleanSupplier debug) {
        this.debug = debug;
    }

    @Override
    public int handleExecutionException(
            Exception failure, CommandLine line, ParseResult parseResult) {
        PrintWriter err = line.getErr();
        err.println("cordon: " + oneLine(failure));
        if (debug.getAsBoolean()) {
            failure.printStackTrace(err);
        } else if (failure instanceof RuntimeException) {
            err.println("cordon: run the same command with --debug to see where it happened");
        }
        err.flush();
        return CommandLine.ExitCode.SOFTWARE;
    }

    @Override
    public int handleParseException(ParameterException failure, String[] args) {
        CommandLine line = failure.getCommandLine();
        PrintWriter err = line.getErr();
        err.println("cordon: " + oneLine(failure) + nearest(failure));
        err.println("cordon: try '" + line.getCommandSpec().qualifiedName() + " --help'");
        err.flush();
        return CommandLine.ExitCode.USAGE;
    }

    private static String nearest(ParameterException failure) {
        if (failure instanceof UnmatchedArgumentException unmatched) {
            List<String> names = unmatched.getSuggestions();
            if (!names.isEmpty()) {
                return "; did you mean " + String.join(" or ", names) + "?";
            }
        }
        return "";
    }

    private static String oneLine(Throwable failure) {
        String message = failure.getMessage();
        String text = message == null ? failure.getClass().getSimpleName() : message;
        return text.strip().replaceAll("\\s*\\R\\s*", "; ");
    }
}
