/// A call as a conversation sees it. Entry type: [Call].
@NullMarked
package org.umbel.domain.call;

import org.jspecify.annotations.NullMarked;
