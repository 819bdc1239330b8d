package org.umbel.domain.speech;

/// "From an unknown caller."
public record FromUnknown() implements Phrase {}
