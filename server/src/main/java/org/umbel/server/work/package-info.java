/// Knowledge workers and the customers they serve. Entry types: [KnowledgeWork] and [CustomerWork].
@NullMarked
package org.umbel.server.work;

import org.jspecify.annotations.NullMarked;
