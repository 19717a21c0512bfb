namespace ContactCenter.Silo.Hosting;

/// <summary>The process cannot start as it is configured. The message says what to change, for the person who configures it.</summary>
public sealed class ConfigurationException(string message) : Exception(message);
