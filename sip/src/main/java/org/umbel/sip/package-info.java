/// SIP as RFC 3261 and its successors describe it: messages, transports, transactions, dialogs,
/// events. Knows no product.
@NullMarked
package org.umbel.sip;

import org.jspecify.annotations.NullMarked;
