/// What an endpoint tells about itself while it works: [SipEvent]s to a [SipListener], numbers in
/// [SipCounters].
@NullMarked
package org.umbel.sip.trace;

import org.jspecify.annotations.NullMarked;
