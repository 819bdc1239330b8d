/// Conversations on the phone: one story, one readable method. Entry types: [CallAnswering] for
/// callers who want to leave a message, [SubscriberAccess] for people who want to hear theirs, and
/// [LampKeeper] for the lamps.
@NullMarked
package org.umbel.flows;

import org.jspecify.annotations.NullMarked;
