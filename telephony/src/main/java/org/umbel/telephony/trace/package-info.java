/// Gathers what happens in calls from SIP, media and the journal, and outside calls from SIP, and
/// shows it as traces and as counters for each line. Entry type: [TraceBook].
@NullMarked
package org.umbel.telephony.trace;

import org.jspecify.annotations.NullMarked;
