package org.umbel.server.config;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.umbel.codecs.Codecs;
import org.umbel.media.codec.Codec;
import org.umbel.media.engine.KeyWay;
import org.umbel.media.engine.SessionSettings;
import org.umbel.media.srtp.Encryption;
import org.umbel.media.srtp.SrtpSuite;

/// The section `audio` of a line.
final class LineAudioSection {
  private static final Setting<List<Codec>> CODECS =
      Setting.of(
          "codecs",
          Formats.someOf(
              Formats.scalar("PCMA, PCMU, G722, opus or G723", Codecs::named, Codec::name)),
          SessionSettings.DEFAULT.codecs(),
          "How sound is coded, most wanted first. Who offers decides the order. A codec whose"
              + " library is not there is left out: G722 and G723 need ffmpeg in the folder lib.",
          "LN-14");
  private static final Setting<Encryption> ENCRYPTION =
      Setting.of(
          "encryption",
          Formats.choice(Encryption.values()),
          Encryption.OFF,
          "Whether sound is encrypted (SRTP): off is plain RTP, preferred encrypts where the other"
              + " side can, required refuses calls that are not encrypted. The keys are in the"
              + " signalling, so that should be tls.",
          "LN-3");
  private static final Setting<List<SrtpSuite>> SUITES =
      Setting.of(
          "suites",
          Formats.someOf(
              Formats.scalar(
                  Arrays.stream(SrtpSuite.values())
                      .map(SrtpSuite::name)
                      .collect(Collectors.joining(" or ")),
                  SrtpSuite::of,
                  SrtpSuite::name)),
          SrtpSuite.USUAL,
          "How sound may be encrypted, most wanted first.",
          "LN-3");

  private static final Setting<List<KeyWay>> KEYS =
      Setting.of(
          "keys",
          Formats.someOf(Formats.choice(KeyWay.values())),
          List.of(KeyWay.values()),
          "By which ways keys are heard: as RTP events, as tones in the speech, by the signalling"
              + " (SIP INFO). Keys of ours go as events where both sides can, else as tones;"
              + " without event always as tones.",
          "LN-13");

  static final Section<SessionSettings> SECTION =
      new Section<>(
          "How sound is coded and kept private.",
          List.of(CODECS, ENCRYPTION, SUITES, KEYS),
          values ->
              SessionSettings.DEFAULT
                  .withCodecs(values.of(CODECS))
                  .withEncryption(values.of(ENCRYPTION))
                  .withSuites(values.of(SUITES))
                  .withKeyWays(Set.copyOf(values.of(KEYS))),
          LineAudioSection::check);

  private LineAudioSection() {}

  private static void check(SessionSettings made, Section.Report report) {
    var codecs = SpokenCodecs.of(made.codecs());
    if (codecs.present().isEmpty()) {
      report.wrong(
          CODECS, "nothing that can be spoken here: " + codecs.condition().words(), "PCMA or PCMU");
    }
  }
}
