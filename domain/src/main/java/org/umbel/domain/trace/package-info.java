/// How single calls went, message by message, for people who look for a fault. Entry type:
/// [CallTraces].
@NullMarked
package org.umbel.domain.trace;

import org.jspecify.annotations.NullMarked;
