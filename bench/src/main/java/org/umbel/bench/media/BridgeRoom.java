package org.umbel.bench.media;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.umbel.media.codec.Codec;
import org.umbel.media.codec.G711;
import org.umbel.media.engine.MediaEngine;
import org.umbel.media.engine.MediaListener;
import org.umbel.media.engine.MediaSession;
import org.umbel.media.engine.MediaSettings;
import org.umbel.media.engine.SessionSettings;
import org.umbel.media.sdp.Agreement;
import org.umbel.media.sdp.SessionDescription;

/// Umbel's media room with calls whose two parties hear each other through it. One media thread.
final class BridgeRoom {
  private BridgeRoom() {}

  /// @param words how many calls, the payload type of the second party, the ports of the parties
  public static void main(String[] words) {
    int calls = Integer.parseInt(words[0]);
    var other = words[1].equals("0") ? G711.PCMU : G711.PCMA;
    var ports = Arrays.stream(words[2].split(",", -1)).map(Integer::valueOf).toList();
    var settings = MediaSettings.of(InetAddress.getLoopbackAddress()).withThreads(1);
    var engine = MediaEngine.start(settings, MediaListener.NONE);
    var names = new ArrayList<String>();
    for (int call = 0; call < calls; call++) {
      int port = ports.get(call % ports.size());
      var one = session(engine, G711.PCMA, port);
      var two = session(engine, other, port);
      engine.bridge(List.of(one, two));
      names.add(one.address().getPort() + ":" + two.address().getPort());
    }
    Beginning.hold(names);
  }

  private static MediaSession session(MediaEngine engine, Codec codec, int port) {
    var session = engine.open(SessionSettings.DEFAULT.withCodecs(List.of(codec)));
    var offer =
        "v=0\no=- 1 1 IN IP4 127.0.0.1\nc=IN IP4 127.0.0.1\nm=audio %d RTP/AVP %d\n"
            .formatted(port, codec.staticPayloadType());
    if (!(session.answer(SessionDescription.parse(offer)) instanceof Agreement.Agreed)) {
      throw new IllegalStateException("the media room refuses " + offer);
    }
    return session;
  }
}
