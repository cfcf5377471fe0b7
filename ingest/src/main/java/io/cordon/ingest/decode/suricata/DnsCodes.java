package io.cordon.ingest.decode.suricata;

import io.cordon.ingest.decode.DecodeError;
import io.cordon.ingest.decode.RejectedInput;
import java.util.Map;

/** RCODE numbers of the names that EVE writes (IANA "DNS RCODEs"). */
final class DnsCodes {

    private static final Map<String, Integer> NUMBERS =
            Map.ofEntries(
                    Map.entry("NOERROR", 0),
                    Map.entry("FORMERR", 1),
                    Map.entry("SERVFAIL", 2),
                    Map.entry("NXDOMAIN", 3),
                    Map.entry("NOTIMP", 4),
                    Map.entry("REFUSED", 5),
                    Map.entry("YXDOMAIN", 6),
                    Map.entry("YXRRSET", 7),
                    Map.entry("NXRRSET", 8),
                    Map.entry("NOTAUTH", 9),
                    Map.entry("NOTZONE", 10),
                    Map.entry("DSOTYPENI", 11),
                    Map.entry("BADVERS", 16),
                    Map.entry("BADSIG", 16),
                    Map.entry("BADVERS/BADSIG", 16),
                    Map.entry("BADKEY", 17),
                    Map.entry("BADTIME", 18),
                    Map.entry("BADMODE", 19),
                    Map.entry("BADNAME", 20),
                    Map.entry("BADALG", 21),
                    Map.entry("BADTRUNC", 22),
                    Map.entry("BADCOOKIE", 23));

    private DnsCodes() {}

    static int ofName(String name) throws RejectedInput {
        Integer number = NUMBERS.get(name);
        if (number != null) {
            return number;
        }
        if (!name.isEmpty()
                && name.length() <= 4
                && name.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return Integer.parseInt(name);
        }
        throw new RejectedInput(DecodeError.BAD_VALUE);
    }
}
