/// How single calls went, and what was exchanged outside of them, message by message, for people
/// who look for a fault. Entry types: [CallTraces] and [ExchangeTraces].
@NullMarked
package org.umbel.domain.trace;

import org.jspecify.annotations.NullMarked;
