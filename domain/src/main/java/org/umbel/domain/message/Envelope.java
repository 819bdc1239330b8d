package org.umbel.domain.message;

import java.time.Instant;
import java.util.Optional;
import org.umbel.domain.call.CallId;
import org.umbel.domain.call.Caller;
import org.umbel.domain.call.Redirection;
import org.umbel.domain.person.Extension;

/// What is known of a voice message before the caller has spoken.
public record Envelope(
    MessageId id,
    CallId call,
    Extension recipient,
    Caller caller,
    Optional<Redirection.Reason> reason,
    Instant receivedAt) {}
