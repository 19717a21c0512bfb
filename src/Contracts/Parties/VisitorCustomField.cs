namespace ContactCenter.Parties;

/// <param name="Overwrite">False: an existing value stays.</param>
[GenerateSerializer, Immutable, Alias("VisitorCustomField")]
public sealed record VisitorCustomField(string Key, string Value, bool Overwrite);
