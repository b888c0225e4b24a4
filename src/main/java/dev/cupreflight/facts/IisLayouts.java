package dev.cupreflight.facts;

import java.util.List;
import java.util.Optional;

/**
 * The known layouts of IIS, by product.
 *
 * @param asOf the date of the data, ISO 8601
 * @param all the layouts, in any order
 */
public record IisLayouts(String asOf, List<IisLayout> all) {

    /** The layout of a product, such as {@code 2019}. */
    public Optional<IisLayout> of(String product) {
        return all.stream()
                .filter(layout -> layout.products().contains(product))
                .findFirst();
    }
}
