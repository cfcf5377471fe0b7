package io.cordon.local.firmware;

import io.cordon.detect.firmware.product.ProductNames;
import io.cordon.detect.firmware.product.ProductNames.ProductKey;
import io.cordon.schema.vulnerability.CpeName;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The products of one vendor that the files name, for whoever asked for one that they do not name.
 */
final class VendorProducts {

    /** Most products that are kept. */
    static final int MOST = 10_000;

    private static final int MOST_SHOWN = 5;
    private static final int LONGEST = ProductNames.LONGEST;

    private final ProductNames names;
    private final ProductKey asked;
    private final Map<String, String> products = new TreeMap<>();

    VendorProducts(ProductNames names, ProductKey asked) {
        this.names = names;
        this.asked = asked;
    }

    void accept(CpeName cpe) {
        if (products.size() < MOST && names.vendor(cpe.vendor()).equals(asked.vendor())) {
            String product = cpe.product();
            products.putIfAbsent(
                    names.key(cpe.vendor(), product).product(),
                    product.substring(0, Math.min(product.length(), LONGEST)));
        }
    }

    int size() {
        return products.size();
    }

    /** The nearest by their spelling, at most {@value #MOST_SHOWN}. */
    List<String> nearest() {
        return products.entrySet().stream()
                .filter(entry -> likeness(entry.getKey()) > 0)
                .sorted(
                        Comparator.comparingInt(
                                        (Map.Entry<String, String> entry) ->
                                                -likeness(entry.getKey()))
                                .thenComparing(Map.Entry::getKey))
                .limit(MOST_SHOWN)
                .map(Map.Entry::getValue)
                .toList();
    }

    /** Characters at the start that are the same; one name within the other is closer still. */
    private int likeness(String product) {
        int same = 0;
        int most = Math.min(product.length(), asked.product().length());
        while (same < most && product.charAt(same) == asked.product().charAt(same)) {
            same++;
        }
        boolean within =
                !product.isEmpty()
                        && (product.contains(asked.product()) || asked.product().contains(product));
        return within ? LONGEST + most : same;
    }
}
