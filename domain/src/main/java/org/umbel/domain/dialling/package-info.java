/// Which numbers outside may be called, by whom and how often, and by which lines they are called
/// (DP-1, SC-2). Entry types: [DialPlan], [DiallingRules], and [Dialling], which asks the rules and
/// counts.
@NullMarked
package org.umbel.domain.dialling;

import org.jspecify.annotations.NullMarked;
