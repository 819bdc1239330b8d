/// A loop and a network that tests own: [ManualLoop] and [VirtualNetwork].
@NullMarked
package org.umbel.sip.testnet;

import org.jspecify.annotations.NullMarked;
