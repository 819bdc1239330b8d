/// The way of each message, kept over restarts. Entry type: [MessageTraceBook].
@NullMarked
package org.umbel.store.trace;

import org.jspecify.annotations.NullMarked;
