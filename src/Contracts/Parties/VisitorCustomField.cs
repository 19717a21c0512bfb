namespace ContactCenter.Parties;

/// <summary>A value that a visitor gives for a custom field.</summary>
/// <param name="Overwrite">Whether it replaces an existing value; false = the existing value stays.</param>
[GenerateSerializer, Immutable, Alias("VisitorCustomField")]
public sealed record VisitorCustomField(string Key, string Value, bool Overwrite);
