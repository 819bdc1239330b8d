package org.umbel.telephony.phone;

/// How a phone's SIP travels.
public enum PhoneTransport {
  UDP,
  TCP
}
