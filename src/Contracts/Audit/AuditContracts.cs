using System.Collections.Immutable;
using ContactCenter.Journal;

namespace ContactCenter.Audit;

/// <summary>What the audit list tells and no other history holds. Key: the day, so that no history grows without end.</summary>
[Alias("IAudit")]
public interface IAuditGrain : IGrainWithStringKey
{
    [Alias("RecordFailures")]
    Task RecordFailures(CommandContext context, ImmutableArray<FailedSignIns> failures);

    [Alias("RecordExport")]
    Task<long> RecordExport(CommandContext context, string what, string? of);
}

/// <param name="UserId">Null = names that nobody has.</param>
[GenerateSerializer, Immutable, Alias("FailedSignIns")]
public sealed record FailedSignIns(string? UserId, string Reason, int Count);
