@NullMarked
package dev.backdrop.ledger.record;

import org.jspecify.annotations.NullMarked;
