namespace ContactCenter.Api.Contacts.Transfer;

/// <summary>One record of an input: a line, or in CSV several when line breaks are quoted.</summary>
/// <param name="Line">The line on which the record begins; the first line is 1.</param>
/// <param name="Text">The record without its line end; empty when it has a fault.</param>
/// <param name="Fault">The reason why it cannot be read; null = it can.</param>
internal readonly record struct InputRecord(long Line, string Text, string? Fault);
