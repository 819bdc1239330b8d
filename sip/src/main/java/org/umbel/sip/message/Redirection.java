package org.umbel.sip.message;

/// One time the call was passed on.
///
/// @param from who was called and did not take it
/// @param anonymous whether that one does not want to be shown
public record Redirection(NameAddr from, RedirectionCause cause, boolean anonymous) {}
