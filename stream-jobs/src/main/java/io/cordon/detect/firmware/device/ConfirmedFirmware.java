package io.cordon.detect.firmware.device;

import io.cordon.detect.counting.Confidence;
import io.cordon.detect.firmware.version.FirmwareVersion;
import io.cordon.schema.finding.Severity;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The version of one product that a sensor has seen confirmed last, and the one that waits for
 * confirmation. Takes observations in the order of their times. Not thread-safe.
 *
 * <p>A device's own report confirms at once. Anything else has to be seen again, unchanged, at
 * least {@value #AGAIN_MICROS} microseconds later.
 */
final class ConfirmedFirmware {

    /** Ten minutes. */
    static final long AGAIN_MICROS = 600_000_000L;

    /** What has not been seen for 90 days counts no longer. */
    static final long FORGOTTEN_MICROS = 90L * 86_400_000_000L;

    private @Nullable String version;
    private @Nullable String hash;
    private long lastSeen = Long.MIN_VALUE;
    private @Nullable String candidate;
    private @Nullable String candidateHash;
    private long candidateSince;

    /** What is wrong with a change, if anything. */
    record Judged(@Nullable Grade downgrade, @Nullable Grade change, FirmwareChange what) {}

    /** How sure and how bad. */
    record Grade(Confidence confidence, Severity severity) {}

    /** Judges an observation by what was confirmed before it, and then remembers it. */
    @Nullable Judged accept(DeviceSighting seen) {
        var facts = Objects.requireNonNull(seen.facts(), "facts is null");
        Judged judged = null;
        String before = version;
        boolean known = before != null && lastSeen >= seen.time() - FORGOTTEN_MICROS;
        if (known && before != null) {
            judged = judged(before, seen);
        }
        if (known && before != null && same(before, hash, facts.version(), seen.hash())) {
            confirmedAgain(before, seen);
        } else if (seen.selfReported() || confirms(seen)) {
            confirm(facts.version(), seen);
        } else if (candidate == null
                || candidateSince < seen.time() - FORGOTTEN_MICROS
                || !same(candidate, candidateHash, facts.version(), seen.hash())) {
            candidate = facts.version();
            candidateHash = seen.hash();
            candidateSince = seen.time();
        }
        return judged;
    }

    private @Nullable Judged judged(String before, DeviceSighting seen) {
        var facts = Objects.requireNonNull(seen.facts());
        FirmwareChange what = new FirmwareChange(seen.time(), before, hash, facts, seen.hash());
        Confidence said =
                seen.selfReported() ? facts.believed() : facts.believed().and(Confidence.MEDIUM);
        Grade downgrade = earlier(before, facts.version()) ? new Grade(said, Severity.HIGH) : null;
        Grade change = null;
        if (differs(before, facts.version())) {
            change = new Grade(said.and(Confidence.MEDIUM), Severity.MEDIUM);
        } else if (otherContent(hash, seen.hash()) && !partly(before, facts.version())) {
            change = new Grade(said, Severity.HIGH);
        }
        return downgrade == null && change == null ? null : new Judged(downgrade, change, what);
    }

    /** The version is the same; it may say more than before, and then that is kept. */
    private void confirmedAgain(String before, DeviceSighting seen) {
        var facts = Objects.requireNonNull(seen.facts());
        FirmwareVersion kept = FirmwareVersion.of(before);
        FirmwareVersion now = FirmwareVersion.of(facts.version());
        if (kept.continuedBy(now) || (!kept.understood() && now.understood())) {
            version = facts.version();
        }
        if (seen.hash() != null) {
            hash = seen.hash();
        }
        lastSeen = seen.time();
        candidate = null;
        candidateHash = null;
    }

    private boolean confirms(DeviceSighting seen) {
        var facts = Objects.requireNonNull(seen.facts());
        return candidate != null
                && same(candidate, candidateHash, facts.version(), seen.hash())
                && seen.time() - candidateSince >= AGAIN_MICROS
                && candidateSince >= seen.time() - FORGOTTEN_MICROS;
    }

    private void confirm(String text, DeviceSighting seen) {
        version = text;
        hash = seen.hash();
        lastSeen = seen.time();
        candidate = null;
        candidateHash = null;
    }

    /** No version is said to differ, and no hash. */
    private static boolean same(
            String one, @Nullable String oneHash, String other, @Nullable String otherHash) {
        return !differs(one, other) && !otherContent(oneHash, otherHash);
    }

    private static boolean otherContent(@Nullable String one, @Nullable String other) {
        return one != null && other != null && !one.equals(other);
    }

    /**
     * As understood. A version that leaves the other's build out is no other one, and a text that
     * is no version says nothing beside one that is.
     */
    private static boolean differs(String one, String other) {
        FirmwareVersion first = FirmwareVersion.of(one);
        FirmwareVersion second = FirmwareVersion.of(other);
        return first.understood() == second.understood()
                && !first.equals(second)
                && !partly(first, second);
    }

    private static boolean partly(String one, String other) {
        return partly(FirmwareVersion.of(one), FirmwareVersion.of(other));
    }

    private static boolean partly(FirmwareVersion one, FirmwareVersion other) {
        return one.continuedBy(other) || other.continuedBy(one);
    }

    /** Clearly earlier: of one scheme, no date against a number, no build left out. */
    private static boolean earlier(String confirmed, String seen) {
        FirmwareVersion before = FirmwareVersion.of(confirmed);
        FirmwareVersion now = FirmwareVersion.of(seen);
        return before.understood()
                && now.understood()
                && before.scheme().equals(now.scheme())
                && before.dated() == now.dated()
                && !before.open()
                && !now.open()
                && !before.openInside()
                && !now.openInside()
                && !partly(before, now)
                && now.compareTo(before) < 0;
    }

    /** When what is remembered was seen last. */
    long lastSeen() {
        return candidate == null ? lastSeen : Math.max(lastSeen, candidateSince);
    }

    void write(DataOutput out) throws IOException {
        Texts.write(version, out);
        Texts.write(hash, out);
        out.writeLong(lastSeen);
        Texts.write(candidate, out);
        Texts.write(candidateHash, out);
        out.writeLong(candidateSince);
    }

    static ConfirmedFirmware read(DataInput in) throws IOException {
        ConfirmedFirmware read = new ConfirmedFirmware();
        read.version = Texts.read(in);
        read.hash = Texts.read(in);
        read.lastSeen = in.readLong();
        read.candidate = Texts.read(in);
        read.candidateHash = Texts.read(in);
        read.candidateSince = in.readLong();
        return read;
    }
}
