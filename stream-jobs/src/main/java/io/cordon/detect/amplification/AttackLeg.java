package io.cordon.detect.amplification;

import io.cordon.detect.FlowHead;
import io.cordon.detect.counting.Mark;
import io.cordon.detect.panes.PaneObservation.Seen;
import io.cordon.detect.panes.PaneWindow;
import io.cordon.detect.panes.Traffic;
import io.cordon.detect.scope.AmplifierTable;
import io.cordon.schema.address.IpAddress;
import io.cordon.schema.avro.Flow;
import org.jspecify.annotations.Nullable;

/**
 * An answer that nobody asked for, or fragments of such answers: what hits a victim.
 *
 * @param reflector the side that sent it
 * @param vector port of the service that answers; {@link PaneWindow#FRAGMENTS} for fragments
 */
public record AttackLeg(Side reflector, int vector) {

    private static final int DNS = 53;

    /** False when the flow is neither. */
    public static boolean mayBe(FlowHead flow, AmplifierTable table) {
        return AnswerLeg.reflector(flow, table) != null || FragmentLeg.reflector(flow) != null;
    }

    /** The leg of a flow; null when it is neither. */
    public static @Nullable AttackLeg of(FlowHead flow, AmplifierTable table) {
        Side answers = AnswerLeg.reflector(flow, table);
        if (answers != null) {
            return new AttackLeg(answers, answers.port(flow));
        }
        Side fragments = FragmentLeg.reflector(flow);
        return fragments == null ? null : new AttackLeg(fragments, PaneWindow.FRAGMENTS);
    }

    /** Who is hit. */
    public IpAddress victim(FlowHead flow) {
        return reflector.other().address(flow);
    }

    /** Who sent it. */
    public IpAddress sender(FlowHead flow) {
        return reflector.address(flow);
    }

    /** What went to the victim. */
    public Traffic traffic(FlowHead flow) {
        return reflector.traffic(flow);
    }

    /** True for fragments. */
    public boolean fragments() {
        return vector == PaneWindow.FRAGMENTS;
    }

    /**
     * The reflector, where many of its kind are a sign by themselves: large answers from a port
     * that is neither that of DNS (there every resolver gets some) nor one of conversations.
     */
    public @Nullable Mark telling(FlowHead flow, AmplifierTable table, int largePayload) {
        return !fragments()
                        && vector != DNS
                        && !table.conversation(vector)
                        && reflector.meanPayloadAtLeast(flow, largePayload)
                ? Mark.of(sender(flow))
                : null;
    }

    /**
     * When, by whom and from whom.
     *
     * @param target the victim, where the subject does not name it; else null
     */
    public Seen seen(Flow flow, FlowHead head, @Nullable IpAddress target) {
        return new Seen(
                flow.getStartTime(),
                flow.getEndTime(),
                flow.getSensor(),
                flow.getVantage(),
                flow.getSamplingRate(),
                sender(head),
                target,
                fragments() ? -1 : vector);
    }
}
