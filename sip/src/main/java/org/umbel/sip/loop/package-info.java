/// The event loop that owns the state machines of one endpoint, and its timers. [Loop] is what the
/// machines see; [SelectorLoop] is the real one, tests drive one of their own by hand. Other
/// threads wait for it with a [Parcel].
@NullMarked
package org.umbel.sip.loop;

import org.jspecify.annotations.NullMarked;
