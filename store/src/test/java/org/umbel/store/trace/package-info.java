/// Tests of the ways of messages. Entry type: [MessageTraceBookTest].
@NullMarked
package org.umbel.store.trace;

import org.jspecify.annotations.NullMarked;
