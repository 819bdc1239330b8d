package org.umbel.domain.speech;

/// First half of the personalised greeting (CA-4): the recorded name and "cannot take your call
/// right now".
public record NameCannotAnswer(Recorded name) implements Phrase {}
