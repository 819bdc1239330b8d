/// The states that workers can choose and are shown in: those of the customer's own document and
/// the built-in ones (CS-1 to CS-3). Entry types: [StatesReader] reads the document, [States] are
/// all.
@NullMarked
package org.umbel.domain.agent.state;

import org.jspecify.annotations.NullMarked;
