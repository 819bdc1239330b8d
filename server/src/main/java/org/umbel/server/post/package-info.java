/// Where messages go, and how people are told of them. Entry type: [PostOffice].
@NullMarked
package org.umbel.server.post;

import org.jspecify.annotations.NullMarked;
