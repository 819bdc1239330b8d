/// Lines and people that an administrator looks at and changes. Entry types: [LineDesk] and
/// [PeopleDesk].
@NullMarked
package org.umbel.web.configured;

import org.jspecify.annotations.NullMarked;
