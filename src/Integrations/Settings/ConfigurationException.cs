namespace ContactCenter.Integrations.Settings;

/// <summary>Tells that the process cannot start as it is configured. The message says what to change, to the person who configures it.</summary>
public sealed class ConfigurationException(string message, Exception? cause = null) : Exception(message, cause);
