namespace ContactCenter.Api.Contacts.Transfer;

internal enum ImportOutcome
{
    Created,
    Updated,
    Unchanged,
    Failed,
}

/// <summary>What became of a record of the input.</summary>
/// <param name="Line">The line on which it begins.</param>
/// <param name="Fault">Why it failed; null = it did not.</param>
/// <param name="IsOutage">It failed for no fault of its own.</param>
internal readonly record struct RowResult(long Line, ImportOutcome Outcome, string? Fault, bool IsOutage = false);
