@NullMarked
package dev.backdrop.ledger.decision;

import org.jspecify.annotations.NullMarked;
