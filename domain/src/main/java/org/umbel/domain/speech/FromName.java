package org.umbel.domain.speech;

/// "From" and the caller's name in the caller's own recording.
public record FromName(Recorded name) implements Phrase {}
