package org.umbel.notice.smpp;

import java.io.IOException;
import org.jsmpp.InvalidResponseException;
import org.jsmpp.PDUException;
import org.jsmpp.SMPPConstant;
import org.jsmpp.bean.DataCodings;
import org.jsmpp.bean.ESMClass;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.RegisteredDelivery;
import org.jsmpp.bean.TypeOfNumber;
import org.jsmpp.extra.NegativeResponseException;
import org.jsmpp.extra.ResponseTimeoutException;
import org.jsmpp.session.SMPPSession;
import org.umbel.domain.call.PhoneNumber;
import org.umbel.domain.notice.TextSender.Sent;

/// A text on its way through a bound session, as submit_sm (SMPP 3.4 §4.4.1).
record Submission(SMPPSession session, PhoneNumber to, String sender, TextParts text) {
  private static final byte DEFAULT_ALPHABET = 0;
  private static final byte UCS2 = 8;
  private static final int WITH_HEADER = 0x40; // esm_class: UDHI

  /// Refusals that mean this text alone; any other may pass.
  static boolean forGood(int status) {
    return switch (status) {
      case SMPPConstant.STAT_ESME_RINVMSGLEN,
          SMPPConstant.STAT_ESME_RINVDSTADR,
          SMPPConstant.STAT_ESME_RINVDSTTON,
          SMPPConstant.STAT_ESME_RINVDSTNPI ->
          true;
      default -> false;
    };
  }

  Sent send()
      throws PDUException,
          ResponseTimeoutException,
          InvalidResponseException,
          NegativeResponseException,
          IOException {
    for (var part : text.parts()) {
      submit(part);
    }
    return new Sent();
  }

  private void submit(byte[] part)
      throws PDUException,
          ResponseTimeoutException,
          InvalidResponseException,
          NegativeResponseException,
          IOException {
    session.submitShortMessage(
        "",
        type(sender),
        plan(sender),
        bare(sender),
        type(to.digits()),
        NumberingPlanIndicator.ISDN,
        bare(to.digits()),
        new ESMClass(text.joined() ? WITH_HEADER : 0),
        (byte) 0,
        (byte) 1,
        null,
        null,
        new RegisteredDelivery(0),
        (byte) 0,
        DataCodings.newInstance(text.ucs2() ? UCS2 : DEFAULT_ALPHABET),
        (byte) 0,
        part);
  }

  private static TypeOfNumber type(String address) {
    if (address.startsWith("+")) {
      return TypeOfNumber.INTERNATIONAL;
    }
    return isNumber(address) ? TypeOfNumber.UNKNOWN : TypeOfNumber.ALPHANUMERIC;
  }

  private static NumberingPlanIndicator plan(String address) {
    return isNumber(bare(address)) ? NumberingPlanIndicator.ISDN : NumberingPlanIndicator.UNKNOWN;
  }

  private static boolean isNumber(String address) {
    return address.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  private static String bare(String address) {
    return address.startsWith("+") ? address.substring(1) : address;
  }
}
