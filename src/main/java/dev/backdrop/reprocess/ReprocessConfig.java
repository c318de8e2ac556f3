package dev.backdrop.reprocess;

import java.math.BigDecimal;
import java.util.Optional;

import io.smallrye.config.ConfigMapping;

/** What reprocessing is told beside the looks and the pace. */
@ConfigMapping(prefix = "backdrop")
public interface ReprocessConfig {

    /** What one operation (a billed image) costs, in whatever currency the forecast is to be; Adobe's price is in the contract. */
    Optional<BigDecimal> pricePerOperation();
}
