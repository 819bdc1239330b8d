/// What changes agent states: presence, what workers choose, what becomes of offers, calls and the
/// time after them, and who takes part at all (PR-1 to PR-9, PR-11, CS-2). Entry type: [Duties].
@NullMarked
package org.umbel.domain.agent.duty;

import org.jspecify.annotations.NullMarked;
