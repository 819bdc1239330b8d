/// What a customer wants of the company, and the call or chat in which a worker serves it. Entry
/// type: [Interaction].
@NullMarked
package org.umbel.domain.interaction;

import org.jspecify.annotations.NullMarked;
