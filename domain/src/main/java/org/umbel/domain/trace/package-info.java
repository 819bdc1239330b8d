/// How single calls went, what was exchanged outside of them, message by message, and the way of
/// each voice message, for people who look for a fault. Entry types: [CallTraces], [ExchangeTraces]
/// and [MessageTraces].
@NullMarked
package org.umbel.domain.trace;

import org.jspecify.annotations.NullMarked;
