namespace ContactCenter.Storage.Connections;

/// <summary>Tells that the process cannot start on its database. The message says what to change, to the person who configures it.</summary>
public sealed class DatabaseRefusedException(string message, Exception? cause = null) : Exception(message, cause);
