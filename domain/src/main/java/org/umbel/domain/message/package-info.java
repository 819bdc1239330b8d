/// Voice messages: how one is taken, kept, delivered and found again. Entry types: [Outbox],
/// [Mailboxes].
@NullMarked
package org.umbel.domain.message;

import org.jspecify.annotations.NullMarked;
