/// Conversations on the phone: one story, one readable method. Needs the domain alone.
@NullMarked
package org.umbel.flows;

import org.jspecify.annotations.NullMarked;
