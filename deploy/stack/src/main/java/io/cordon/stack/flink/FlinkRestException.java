package io.cordon.stack.flink;

import java.io.IOException;
import java.net.URI;

/** The JobManager answered, but not with what was asked for. */
public final class FlinkRestException extends IOException {

    private static final long serialVersionUID = 1L;

    private final int status;

    FlinkRestException(String method, URI address, int status) {
        super("Cannot " + method + " " + address + ": the JobManager answered " + status);
        this.status = status;
    }

    /** The HTTP status; 404 means that the JobManager does not know the job. */
    public int status() {
        return status;
    }
}
