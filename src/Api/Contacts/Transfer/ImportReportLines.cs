namespace ContactCenter.Api.Contacts.Transfer;

/// <summary>A line of an import's report: a row that was left out.</summary>
internal sealed record ImportFaultLine(RowFault Error);

/// <summary>A line of an import's report: how far it is.</summary>
internal sealed record ImportProgressLine(ImportProgress Progress);

/// <summary>The last line of an import's report.</summary>
/// <param name="Error">The reason why the input was not read to its end; absent = it was.</param>
internal sealed record ImportEndLine(ImportTotals Done, string? Error, bool Success);

/// <param name="Line">The line on which the row begins.</param>
internal sealed record RowFault(long Line, string Reason);

/// <param name="Line">The line on which the last row begins.</param>
internal sealed record ImportProgress(long Line, long Created, long Updated, long Unchanged, long Failed);

/// <param name="Lines">The number of rows.</param>
internal sealed record ImportTotals(long Lines, long Created, long Updated, long Unchanged, long Failed);
