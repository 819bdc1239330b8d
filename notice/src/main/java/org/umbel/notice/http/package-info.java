/// Texts by HTTP to any gateway that takes one with a request. Entry type: [HttpGateway].
@NullMarked
package org.umbel.notice.http;

import org.jspecify.annotations.NullMarked;
