/// Conversations on the phone: one story, one readable method. Entry types: [Reception] with all
/// conversations a call can be put into, and [LampKeeper] for the lamps.
@NullMarked
package org.umbel.flows;

import org.jspecify.annotations.NullMarked;
