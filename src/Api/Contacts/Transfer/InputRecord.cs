namespace ContactCenter.Api.Contacts.Transfer;

/// <summary>One record of an input: a line, or in CSV several when line breaks are quoted.</summary>
/// <param name="Line">The line on which it begins; the first is 1.</param>
/// <param name="Text">Without its line end; empty when it has a fault.</param>
/// <param name="Fault">Why it cannot be read.</param>
internal readonly record struct InputRecord(long Line, string Text, string? Fault);
