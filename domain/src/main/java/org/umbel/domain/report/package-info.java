/// What becomes of offers, agents and customers, for reporting tools (RP-1, RP-2). Entry type:
/// [Reporter].
@NullMarked
package org.umbel.domain.report;

import org.jspecify.annotations.NullMarked;
