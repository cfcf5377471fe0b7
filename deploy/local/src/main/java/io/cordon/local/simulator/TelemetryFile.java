package io.cordon.local.simulator;

/**
 * One simulated log file.
 *
 * @param path relative path with forward slashes
 * @param content the whole file
 */
public record TelemetryFile(String path, String content) {}
