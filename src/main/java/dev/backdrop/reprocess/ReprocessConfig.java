package dev.backdrop.reprocess;

import java.math.BigDecimal;
import java.util.Optional;

import io.smallrye.config.ConfigMapping;

/** The price for forecasts. */
@ConfigMapping(prefix = "backdrop")
public interface ReprocessConfig {

    /** Price of one operation (a billed image), in the forecast's currency; the contract with Adobe names it. */
    Optional<BigDecimal> pricePerOperation();
}
