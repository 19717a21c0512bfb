namespace ContactCenter.Api.Contacts.Transfer;

internal enum ImportOutcome
{
    Created,
    Updated,
    Unchanged,
    Failed,
}

/// <summary>The result of importing one record of the input.</summary>
/// <param name="Line">The line on which the record begins.</param>
/// <param name="Fault">The reason why it failed; null = it did not.</param>
/// <param name="IsOutage">The record failed because the service was unavailable, not by a fault of its own.</param>
internal readonly record struct RowResult(long Line, ImportOutcome Outcome, string? Fault, bool IsOutage = false);
