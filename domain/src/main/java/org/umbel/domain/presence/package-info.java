/// Who is there and what people are doing (PR-10): several sources say something of a person, one
/// stated rule makes one [Presence] of it, and nobody is told what they have said themselves. Entry
/// type: [PresenceBook].
@NullMarked
package org.umbel.domain.presence;

import org.jspecify.annotations.NullMarked;
