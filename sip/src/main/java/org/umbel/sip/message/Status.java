package org.umbel.sip.message;

/// The status codes of RFC 3261 §21 and its successors, and the words that go with them.
public final class Status {
  public static final int TRYING = 100;
  public static final int RINGING = 180;
  public static final int CALL_IS_BEING_FORWARDED = 181;
  public static final int QUEUED = 182;
  public static final int SESSION_PROGRESS = 183;
  public static final int OK = 200;
  public static final int ACCEPTED = 202;
  public static final int NO_NOTIFICATION = 204;
  public static final int MULTIPLE_CHOICES = 300;
  public static final int MOVED_PERMANENTLY = 301;
  public static final int MOVED_TEMPORARILY = 302;
  public static final int USE_PROXY = 305;
  public static final int BAD_REQUEST = 400;
  public static final int UNAUTHORIZED = 401;
  public static final int FORBIDDEN = 403;
  public static final int NOT_FOUND = 404;
  public static final int METHOD_NOT_ALLOWED = 405;
  public static final int NOT_ACCEPTABLE = 406;
  public static final int PROXY_AUTHENTICATION_REQUIRED = 407;
  public static final int REQUEST_TIMEOUT = 408;
  public static final int GONE = 410;
  public static final int CONDITIONAL_REQUEST_FAILED = 412;
  public static final int REQUEST_ENTITY_TOO_LARGE = 413;
  public static final int REQUEST_URI_TOO_LONG = 414;
  public static final int UNSUPPORTED_MEDIA_TYPE = 415;
  public static final int UNSUPPORTED_URI_SCHEME = 416;
  public static final int BAD_EXTENSION = 420;
  public static final int EXTENSION_REQUIRED = 421;
  public static final int SESSION_INTERVAL_TOO_SMALL = 422;
  public static final int INTERVAL_TOO_BRIEF = 423;
  public static final int FLOW_FAILED = 430; // RFC 5626 §11.5
  public static final int FIRST_HOP_LACKS_OUTBOUND_SUPPORT = 439; // RFC 5626 §11.6
  public static final int TEMPORARILY_UNAVAILABLE = 480;
  public static final int CALL_DOES_NOT_EXIST = 481;
  public static final int LOOP_DETECTED = 482;
  public static final int TOO_MANY_HOPS = 483;
  public static final int ADDRESS_INCOMPLETE = 484;
  public static final int AMBIGUOUS = 485;
  public static final int BUSY_HERE = 486;
  public static final int REQUEST_TERMINATED = 487;
  public static final int NOT_ACCEPTABLE_HERE = 488;
  public static final int BAD_EVENT = 489;
  public static final int REQUEST_PENDING = 491;
  public static final int SERVER_INTERNAL_ERROR = 500;
  public static final int NOT_IMPLEMENTED = 501;
  public static final int BAD_GATEWAY = 502;
  public static final int SERVICE_UNAVAILABLE = 503;
  public static final int SERVER_TIMEOUT = 504;
  public static final int VERSION_NOT_SUPPORTED = 505;
  public static final int MESSAGE_TOO_LARGE = 513;
  public static final int BUSY_EVERYWHERE = 600;
  public static final int DECLINE = 603;
  public static final int DOES_NOT_EXIST_ANYWHERE = 604;
  public static final int NOT_ACCEPTABLE_ANYWHERE = 606;

  private Status() {}

  /// The usual reason phrase, or that of its hundred when we know none for it.
  public static String phrase(int status) {
    return switch (status) {
      case TRYING -> "Trying";
      case RINGING -> "Ringing";
      case CALL_IS_BEING_FORWARDED -> "Call Is Being Forwarded";
      case QUEUED -> "Queued";
      case SESSION_PROGRESS -> "Session Progress";
      case OK -> "OK";
      case ACCEPTED -> "Accepted";
      case NO_NOTIFICATION -> "No Notification";
      case MULTIPLE_CHOICES -> "Multiple Choices";
      case MOVED_PERMANENTLY -> "Moved Permanently";
      case MOVED_TEMPORARILY -> "Moved Temporarily";
      case USE_PROXY -> "Use Proxy";
      case UNAUTHORIZED -> "Unauthorized";
      case FORBIDDEN -> "Forbidden";
      case NOT_FOUND -> "Not Found";
      case METHOD_NOT_ALLOWED -> "Method Not Allowed";
      case NOT_ACCEPTABLE, NOT_ACCEPTABLE_ANYWHERE -> "Not Acceptable";
      case PROXY_AUTHENTICATION_REQUIRED -> "Proxy Authentication Required";
      case REQUEST_TIMEOUT -> "Request Timeout";
      case GONE -> "Gone";
      case CONDITIONAL_REQUEST_FAILED -> "Conditional Request Failed";
      case REQUEST_ENTITY_TOO_LARGE -> "Request Entity Too Large";
      case REQUEST_URI_TOO_LONG -> "Request-URI Too Long";
      case UNSUPPORTED_MEDIA_TYPE -> "Unsupported Media Type";
      case UNSUPPORTED_URI_SCHEME -> "Unsupported URI Scheme";
      case BAD_EXTENSION -> "Bad Extension";
      case EXTENSION_REQUIRED -> "Extension Required";
      case SESSION_INTERVAL_TOO_SMALL -> "Session Interval Too Small";
      case INTERVAL_TOO_BRIEF -> "Interval Too Brief";
      case FLOW_FAILED -> "Flow Failed";
      case FIRST_HOP_LACKS_OUTBOUND_SUPPORT -> "First Hop Lacks Outbound Support";
      case TEMPORARILY_UNAVAILABLE -> "Temporarily Unavailable";
      case CALL_DOES_NOT_EXIST -> "Call/Transaction Does Not Exist";
      case LOOP_DETECTED -> "Loop Detected";
      case TOO_MANY_HOPS -> "Too Many Hops";
      case ADDRESS_INCOMPLETE -> "Address Incomplete";
      case AMBIGUOUS -> "Ambiguous";
      case BUSY_HERE -> "Busy Here";
      case REQUEST_TERMINATED -> "Request Terminated";
      case NOT_ACCEPTABLE_HERE -> "Not Acceptable Here";
      case BAD_EVENT -> "Bad Event";
      case REQUEST_PENDING -> "Request Pending";
      case SERVER_INTERNAL_ERROR -> "Server Internal Error";
      case NOT_IMPLEMENTED -> "Not Implemented";
      case BAD_GATEWAY -> "Bad Gateway";
      case SERVICE_UNAVAILABLE -> "Service Unavailable";
      case SERVER_TIMEOUT -> "Server Time-out";
      case VERSION_NOT_SUPPORTED -> "Version Not Supported";
      case MESSAGE_TOO_LARGE -> "Message Too Large";
      case BUSY_EVERYWHERE -> "Busy Everywhere";
      case DECLINE -> "Decline";
      case DOES_NOT_EXIST_ANYWHERE -> "Does Not Exist Anywhere";
      default -> ofItsHundred(status);
    };
  }

  private static String ofItsHundred(int status) {
    return switch (status / 100) {
      case 1 -> "Session Progress";
      case 2 -> "OK";
      case 3 -> "Multiple Choices";
      case 4 -> "Bad Request";
      case 5 -> "Server Internal Error";
      default -> "Decline";
    };
  }
}
