/// The four transaction machines of RFC 3261 §17 with the corrections of RFC 6026. [Transactions]
/// matches what arrives to them and starts new ones; a [TransactionUser] sits above. All of it
/// belongs to one loop.
@NullMarked
package org.umbel.sip.transaction;

import org.jspecify.annotations.NullMarked;
