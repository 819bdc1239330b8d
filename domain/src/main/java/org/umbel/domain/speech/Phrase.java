package org.umbel.domain.speech;

/// One thing that can be said, free of any language. A spoken passage is a list of phrases; each
/// phrase is a whole sentence or a whole part of one, so that no flow depends on word order.
public sealed interface Phrase
    permits Choice,
        Count,
        Digits,
        Extension,
        FromExtension,
        FromName,
        FromNumber,
        FromUnknown,
        Lasting,
        MessageCount,
        MessageOrdinal,
        NameCannotAnswer,
        NewMessages,
        Pause,
        PinTooShort,
        Prompt,
        ReceivedAt,
        Recorded,
        VoiceBoxOf {}
