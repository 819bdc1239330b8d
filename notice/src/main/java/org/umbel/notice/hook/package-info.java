/// Programs that are told of what happens by HTTP. Entry type: [Webhook].
@NullMarked
package org.umbel.notice.hook;

import org.jspecify.annotations.NullMarked;
