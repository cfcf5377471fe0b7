package io.cordon.detect.scope;

import io.cordon.schema.amplifier.Amplifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * A port table that a feed replaces while detectors ask. One thread replaces, any number asks; each
 * gets the table before or the table after, never a mixture.
 */
public final class LiveAmplifiers implements Amplifiers {

    private final List<Amplifier> lasting;
    private volatile AmplifierTable inForce;

    /**
     * The table with nothing from a feed yet.
     *
     * @param lasting the operator's rows that are in force whatever the feed says
     */
    public LiveAmplifiers(Collection<Amplifier> lasting) {
        this.lasting = List.copyOf(lasting);
        this.inForce = AmplifierTable.extended(this.lasting);
    }

    /** Puts the feed's rows in the place of those that it brought before. */
    public void replace(Collection<Amplifier> feed) {
        List<Amplifier> all = new ArrayList<>(lasting);
        all.addAll(feed);
        inForce = AmplifierTable.extended(all);
    }

    @Override
    public AmplifierTable table() {
        return inForce;
    }
}
