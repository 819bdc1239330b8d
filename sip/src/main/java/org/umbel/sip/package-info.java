/// SIP as RFC 3261 and its successors describe it: messages, transports, transactions, dialogs,
/// events. Knows no product. The entry is [org.umbel.sip.SipEndpoint]: it hands what comes in to a
/// [org.umbel.sip.SipHandler], and makes calls and requests of its own.
@NullMarked
package org.umbel.sip;

import org.jspecify.annotations.NullMarked;
