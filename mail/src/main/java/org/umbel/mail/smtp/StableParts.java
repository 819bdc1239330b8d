package org.umbel.mail.smtp;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.ParameterList;

/// The parts of a mail, with a boundary that is given rather than drawn.
final class StableParts extends MimeMultipart {

  /// @param subtype such as `mixed`
  StableParts(String subtype, String boundary, MimeBodyPart... parts) throws MessagingException {
    super(parts);
    var parameters = new ParameterList();
    parameters.set("boundary", boundary);
    contentType = new ContentType("multipart", subtype, parameters).toString();
  }
}
