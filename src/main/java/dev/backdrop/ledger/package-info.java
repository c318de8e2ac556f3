@NullMarked
package dev.backdrop.ledger;

import org.jspecify.annotations.NullMarked;
