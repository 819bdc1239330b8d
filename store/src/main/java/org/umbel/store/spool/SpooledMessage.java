package org.umbel.store.spool;

import org.umbel.domain.message.VoiceMessage;

/// A message that waits for delivery.
///
/// @param tries how often delivering it has failed, over all starts
public record SpooledMessage(VoiceMessage message, int tries) {}
