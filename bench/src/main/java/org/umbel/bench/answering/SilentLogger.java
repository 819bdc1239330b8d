package org.umbel.bench.answering;

import gov.nist.core.StackLogger;
import java.util.Properties;

/// Keeps the peer from logging, which would be measured, too.
public final class SilentLogger implements StackLogger {

  @Override
  public boolean isLoggingEnabled() {
    return false;
  }

  @Override
  public boolean isLoggingEnabled(int level) {
    return false;
  }

  @Override
  public int getLineCount() {
    return 0;
  }

  @Override
  public String getLoggerName() {
    return "silent";
  }

  @Override
  public void logStackTrace() {}

  @Override
  public void logStackTrace(int level) {}

  @Override
  public void logException(Throwable failure) {}

  @Override
  public void logDebug(String message) {}

  @Override
  public void logDebug(String message, Exception failure) {}

  @Override
  public void logTrace(String message) {}

  @Override
  public void logFatalError(String message) {}

  @Override
  public void logError(String message) {}

  @Override
  public void logError(String message, Exception failure) {}

  @Override
  public void logWarning(String message) {}

  @Override
  public void logInfo(String message) {}

  @Override
  public void disableLogging() {}

  @Override
  public void enableLogging() {}

  @Override
  public void setBuildTimeStamp(String time) {}

  @Override
  public void setStackProperties(Properties properties) {}
}
