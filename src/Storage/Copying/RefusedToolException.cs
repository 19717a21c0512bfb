namespace ContactCenter.Storage.Copying;

/// <summary>A copy, backup or restore that is not done; the message says why, and what to do.</summary>
public sealed class RefusedToolException(string message) : Exception(message);
