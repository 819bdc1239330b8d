package org.umbel.media.engine;

import java.net.InetAddress;
import java.time.Duration;
import java.util.List;

/// How a media engine works; [#of] gives the defaults, `with…` a changed copy.
///
/// @param bind the local address of all sockets; the wildcard address for all of them
/// @param advertised addresses put into session descriptions, at least one; offers carry the first,
///   answers the first of the offer's family
/// @param ports the UDP ports to use; default 16384-32767 (8 192 sessions)
/// @param session what sessions do that are opened without settings of their own
/// @param threads media threads, each owning its share of the sessions; default one less than the
///   machine has cores, at least 1
/// @param inactivity after so long without RTP, while the peer should be sending, the listener
///   hears [MediaEvent.Inactive]; default 30 s; zero for never
/// @param rtcpInterval the mean time between RTCP reports; default 5 s (RFC 3550 §6.2); zero for
///   none
/// @param frame the real time that 20 ms of media take: 20 ms. Tests shorten it to let calls run
///   faster; every duration of a session, given or measured, is then media time
public record MediaSettings(
    InetAddress bind,
    List<InetAddress> advertised,
    PortRange ports,
    SessionSettings session,
    int threads,
    Duration inactivity,
    Duration rtcpInterval,
    Duration frame) {

  /// The media time of one frame.
  static final Duration FRAME = Duration.ofMillis(20);

  public MediaSettings {
    advertised = List.copyOf(advertised);
    if (advertised.isEmpty() || threads < 1) {
      throw new IllegalArgumentException("an engine needs an address and a thread");
    }
    if (frame.compareTo(Duration.ofMillis(1)) < 0 || frame.compareTo(FRAME) > 0) {
      throw new IllegalArgumentException("a frame takes 1 ms to 20 ms, not " + frame);
    }
  }

  /// The defaults, bound to one address and advertising it.
  public static MediaSettings of(InetAddress address) {
    return new MediaSettings(
        address,
        List.of(address),
        new PortRange(16_384, 32_767),
        SessionSettings.DEFAULT,
        Math.max(1, Runtime.getRuntime().availableProcessors() - 1),
        Duration.ofSeconds(30),
        Duration.ofSeconds(5),
        FRAME);
  }

  public MediaSettings withBind(InetAddress address) {
    return new MediaSettings(
        address, advertised, ports, session, threads, inactivity, rtcpInterval, frame);
  }

  public MediaSettings withAdvertised(List<InetAddress> addresses) {
    return new MediaSettings(
        bind, addresses, ports, session, threads, inactivity, rtcpInterval, frame);
  }

  public MediaSettings withPorts(PortRange range) {
    return new MediaSettings(
        bind, advertised, range, session, threads, inactivity, rtcpInterval, frame);
  }

  public MediaSettings withSession(SessionSettings usual) {
    return new MediaSettings(
        bind, advertised, ports, usual, threads, inactivity, rtcpInterval, frame);
  }

  public MediaSettings withThreads(int count) {
    return new MediaSettings(
        bind, advertised, ports, session, count, inactivity, rtcpInterval, frame);
  }

  public MediaSettings withInactivity(Duration time) {
    return new MediaSettings(bind, advertised, ports, session, threads, time, rtcpInterval, frame);
  }

  public MediaSettings withRtcpInterval(Duration time) {
    return new MediaSettings(bind, advertised, ports, session, threads, inactivity, time, frame);
  }

  public MediaSettings withFrame(Duration time) {
    return new MediaSettings(
        bind, advertised, ports, session, threads, inactivity, rtcpInterval, time);
  }
}
