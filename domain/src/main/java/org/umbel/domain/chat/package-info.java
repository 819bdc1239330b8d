/// Chats between agents of the contact centre and knowledge workers (IM-1). Entry type: [Chats].
@NullMarked
package org.umbel.domain.chat;

import org.jspecify.annotations.NullMarked;
