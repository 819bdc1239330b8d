package org.umbel.mail.imap;

import java.time.Duration;
import java.time.Instant;
import org.umbel.domain.call.Caller;
import org.umbel.domain.message.MessageId;

/// What does not change about a voice message in a folder.
///
/// @param uid RFC 3501 §2.3.1.1
record KnownMessage(long uid, MessageId id, Instant receivedAt, Caller caller, Duration duration) {}
