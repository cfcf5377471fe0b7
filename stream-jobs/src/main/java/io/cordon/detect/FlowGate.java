package io.cordon.detect;

/**
 * Which flows some judges look at, by transport and ports alone: the first question to a flow, and
 * for nearly all flows the last. Judges whose gates are equal are asked behind one gate.
 */
@FunctionalInterface
public interface FlowGate {

    /** Every flow. */
    FlowGate EVERY = head -> true;

    /** Every flow of TCP. */
    FlowGate TCP = head -> head.transport() == TcpPorts.TCP_NUMBER;

    /** True for a flow that the judges behind it want to see. Looks at no address and no count. */
    boolean admits(FlowHead head);

    /**
     * TCP flows with one of these ports on either side.
     *
     * @param ports the ports
     */
    record TcpPorts(PortSet ports) implements FlowGate {

        private static final int TCP_NUMBER = 6;

        @Override
        public boolean admits(FlowHead head) {
            return head.transport() == TCP_NUMBER
                    && (ports.contains(head.destinationPort())
                            || ports.contains(head.sourcePort()));
        }
    }
}
