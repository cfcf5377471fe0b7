package io.cordon.bench.collect;

/**
 * One load on one collector.
 *
 * @param offeredPerSecond asked for; 0 for as fast as can be
 * @param sent records sent during the load
 * @param seconds the load lasted
 * @param taken of them, decoded and counted, written or published
 * @param kernelDrops datagrams that did not fit the socket
 * @param ownDrops datagrams or records that the collector dropped itself; -1 when it does not say
 * @param cpuSeconds of all processes of the collector, until it had nothing left to do
 * @param drainSeconds between the last datagram and that moment
 */
public record CollectRun(
        String collector,
        ExportProtocol protocol,
        double offeredPerSecond,
        long sent,
        double seconds,
        long taken,
        long kernelDrops,
        long ownDrops,
        double cpuSeconds,
        double drainSeconds) {

    /** Records sent per second. */
    public double sentPerSecond() {
        return sent / seconds;
    }

    /** Records taken per second, until there was nothing left to do. */
    public double takenPerSecond() {
        return taken / (seconds + drainSeconds);
    }

    /** Records taken per second of processor time. */
    public double takenPerCpuSecond() {
        return cpuSeconds == 0 ? 0 : taken / cpuSeconds;
    }

    /** Share of the records sent that were not taken. */
    public double lost() {
        return sent == 0 ? 0 : Math.max(0, sent - taken) / (double) sent;
    }
}
