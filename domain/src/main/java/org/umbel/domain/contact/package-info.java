/// Numbers by which customers reach workers, how a worker is found for each call, and what is
/// counted of them (KW-8, KW-13). Entry type: [ContactPoint].
@NullMarked
package org.umbel.domain.contact;

import org.jspecify.annotations.NullMarked;
