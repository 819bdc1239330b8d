package org.umbel.telephony;

import java.time.Duration;
import java.util.List;
import org.umbel.media.engine.MediaSettings;
import org.umbel.sip.auth.Algorithm;
import org.umbel.telephony.lamp.LampTerms;
import org.umbel.telephony.line.LineSettings;
import org.umbel.telephony.presence.PresenceTerms;
import org.umbel.telephony.registration.RegistrarSettings;
import org.umbel.telephony.station.Station;

/// How calls are taken.
///
/// @param lines at least one; the first serves what belongs to no other
/// @param realm in which phones register, shown to them
/// @param digests with which phones may prove their password, the preferred one first. Some phones
///   register only where MD5 is offered alone
/// @param stations the phones of all people
/// @param registrar what phones that register are granted
/// @param ringTime how long a person's phones ring before the voice box takes the call
/// @param mostCalls at once, at all lines together; a further one is told to try again (503)
/// @param patience how long the calls of a line may go on when it ends
/// @param lamps whose lamps are set by whom, and where they are told
/// @param presence who may see whom, and what they are granted
public record TelephonySettings(
    List<LineSettings> lines,
    MediaSettings media,
    String realm,
    List<Algorithm> digests,
    List<Station> stations,
    RegistrarSettings registrar,
    Duration ringTime,
    int mostCalls,
    Duration patience,
    LampTerms lamps,
    PresenceTerms presence) {

  public TelephonySettings {
    lines = List.copyOf(lines);
    digests = List.copyOf(digests);
    stations = List.copyOf(stations);
  }

  /// With presence as usual.
  public TelephonySettings(
      List<LineSettings> lines,
      MediaSettings media,
      String realm,
      List<Algorithm> digests,
      List<Station> stations,
      RegistrarSettings registrar,
      Duration ringTime,
      int mostCalls,
      Duration patience,
      LampTerms lamps) {
    this(
        lines,
        media,
        realm,
        digests,
        stations,
        registrar,
        ringTime,
        mostCalls,
        patience,
        lamps,
        PresenceTerms.DEFAULT);
  }

  public TelephonySettings withPresence(PresenceTerms changed) {
    return new TelephonySettings(
        lines, media, realm, digests, stations, registrar, ringTime, mostCalls, patience, lamps,
        changed);
  }
}
