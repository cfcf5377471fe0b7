package io.cordon.ingest.publish;

import java.io.IOException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InvalidPidMappingException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.InvalidTxnStateException;
import org.apache.kafka.common.errors.OutOfOrderSequenceException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.TransactionAbortableException;
import org.apache.kafka.common.errors.TransactionAbortedException;
import org.apache.kafka.common.errors.UnknownProducerIdException;

/**
 * What the broker or the way to it did to a call, and what that means for the file in hand: {@link
 * Kind#PASSING} is waited for and the file is begun again from its last committed position; the
 * others end it.
 */
public final class BrokerFailure extends IOException {

    /** Kinds of failure. */
    public enum Kind {
        /** The broker is away, slow, or gave the transaction up. */
        PASSING,
        /** Another process took this file over, or the broker gave the transaction up. */
        FENCED,
        /** The broker refuses us. */
        REFUSED,
        /** Anything else: trying again would fail again. */
        PERMANENT
    }

    private static final long serialVersionUID = 1L;
    private static final int DEEPEST = 16;

    private final Kind kind;

    BrokerFailure(String what, Throwable cause) {
        super("Cannot " + what + ": " + root(cause), cause);
        this.kind = kind(cause);
    }

    /** What it means for what is being written. */
    public Kind kind() {
        return kind;
    }

    /** The kind of the first cause that tells: Kafka wraps the cause of an unusable producer. */
    static Kind kind(Throwable failure) {
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < DEEPEST; depth++) {
            if (cause instanceof ProducerFencedException
                    || cause instanceof InvalidProducerEpochException) {
                return Kind.FENCED;
            }
            if (cause instanceof AuthenticationException
                    || cause instanceof AuthorizationException) {
                return Kind.REFUSED;
            }
            if (cause instanceof RetriableException
                    || cause instanceof TransactionAbortableException
                    || cause instanceof TransactionAbortedException
                    || cause instanceof OutOfOrderSequenceException
                    || cause instanceof UnknownProducerIdException
                    || cause instanceof InvalidPidMappingException
                    || cause instanceof InvalidTxnStateException) {
                return Kind.PASSING;
            }
            cause = cause.getCause();
        }
        return Kind.PERMANENT;
    }

    private static String root(Throwable failure) {
        Throwable cause = failure;
        for (int depth = 0; cause.getCause() != null && depth < DEEPEST; depth++) {
            cause = cause.getCause();
        }
        String message = cause.getMessage();
        return message == null ? cause.getClass().getSimpleName() : message;
    }
}
