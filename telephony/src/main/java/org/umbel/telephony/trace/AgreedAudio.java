package org.umbel.telephony.trace;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.umbel.domain.trace.Leg.AudioSecurity;
import org.umbel.media.sdp.Attribute;
import org.umbel.media.sdp.MalformedDescription;
import org.umbel.media.sdp.MediaDescription;
import org.umbel.media.sdp.SessionDescription;
import org.umbel.sip.message.MalformedMessage;
import org.umbel.sip.message.MediaType;
import org.umbel.sip.message.SipMessage;

/// What the last session description of a dialog says about audio.
///
/// @param codec its name; empty when nobody says what the format means
record AgreedAudio(AudioSecurity security, String codec) {
  private static final AgreedAudio NONE = new AgreedAudio(AudioSecurity.NONE, "");

  /// RFC 3551 §6, those of telephony.
  private static final Map<String, String> STATIC =
      Map.of("0", "PCMU", "3", "GSM", "4", "G723", "8", "PCMA", "9", "G722", "18", "G729");

  /// @param messages of one dialog in their order
  static AgreedAudio of(List<SipMessage> messages) {
    return messages.reversed().stream()
        .flatMap(message -> description(message).stream())
        .flatMap(description -> description.media().stream())
        .filter(media -> media.type().equals("audio") && media.port() != 0)
        .findFirst()
        .map(AgreedAudio::of)
        .orElse(NONE);
  }

  private static Optional<SessionDescription> description(SipMessage message) {
    try {
      return message.bodyLength() > 0
              && message.contentType().filter(type -> type.is(MediaType.SDP)).isPresent()
          ? Optional.of(SessionDescription.parse(message.body()))
          : Optional.empty();
    } catch (MalformedDescription | MalformedMessage unreadable) {
      return Optional.empty();
    }
  }

  private static AgreedAudio of(MediaDescription audio) {
    var secured = audio.protocol().contains("SAVP");
    return new AgreedAudio(
        secured ? AudioSecurity.SRTP : AudioSecurity.RTP,
        audio.formats().stream().findFirst().map(format -> codec(audio, format)).orElse(""));
  }

  private static String codec(MediaDescription audio, String format) {
    return audio.attributes().stream()
        .filter(attribute -> attribute.name().equals("rtpmap"))
        .map(Attribute::value)
        .filter(map -> map.startsWith(format + " "))
        .map(map -> map.substring(format.length() + 1).strip().split("/", 2)[0])
        .findFirst()
        .orElseGet(() -> STATIC.getOrDefault(format, ""));
  }
}
