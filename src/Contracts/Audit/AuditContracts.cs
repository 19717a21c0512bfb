using System.Collections.Immutable;
using System.Globalization;
using ContactCenter.Journal;

namespace ContactCenter.Audit;

/// <summary>
/// Records what the audit list shows and no other history holds: failed sign-ins and exports. Key: the day, so that no history grows
/// without end.
/// </summary>
[Alias("IAudit")]
public interface IAuditGrain : IGrainWithStringKey
{
    [Alias("RecordFailures")]
    Task RecordFailures(CommandContext context, ImmutableArray<FailedSignIns> failures);

    [Alias("RecordExport")]
    Task<long> RecordExport(CommandContext context, string what, string? of);
}

/// <summary>Keys of <see cref="IAuditGrain"/>.</summary>
public static class AuditDays
{
    /// <summary>Returns the key of the grain that records what happens now.</summary>
    public static string KeyOf(DateTimeOffset now) => now.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

/// <param name="UserId">The user whose name was tried; null = names that no user has.</param>
[GenerateSerializer, Immutable, Alias("FailedSignIns")]
public sealed record FailedSignIns(string? UserId, string Reason, int Count);
